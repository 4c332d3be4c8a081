"""Wait for the text of a page that a failed child never sends."""

from multiprocessing import Pipe, Process


def fetch(page, sender):
    if page == 2:
        raise ValueError(f"no page {page}")
    sender.send(f"Text of page {page}")


if __name__ == "__main__":
    for page in (1, 2):
        receiver, sender = Pipe(duplex=False)
        child = Process(target=fetch, args=(page, sender))
        child.start()
        # TODO: print the text, or that none comes.
        print(receiver.recv())
        child.join()
