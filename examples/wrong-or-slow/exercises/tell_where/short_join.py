"""Wait for half a second, and ask nothing."""

from threading import Event, Thread

paper = Event()


def print_page():
    paper.wait()
    print("Page printed")


if __name__ == "__main__":
    thread = Thread(target=print_page, daemon=True)
    thread.start()
    thread.join(timeout=0.5)
