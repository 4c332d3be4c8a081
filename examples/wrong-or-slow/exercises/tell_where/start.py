"""Wait for a thread, which waits for something."""

from threading import Event, Thread

paper = Event()


def print_page():
    paper.wait()
    print("Page printed")


if __name__ == "__main__":
    thread = Thread(target=print_page)
    thread.start()
    # TODO: let Python say where it is stuck, and end it.
    thread.join()
