"""Catch the end of a pipe whose sender nobody closes."""

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
        try:
            print(receiver.recv())
        except EOFError:
            print(f"No text of page {page}")
        child.join()
