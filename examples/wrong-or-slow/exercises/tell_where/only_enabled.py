"""Ask Python to say where it crashes."""

import faulthandler
from threading import Event, Thread

paper = Event()


def print_page():
    paper.wait()
    print("Page printed")


if __name__ == "__main__":
    thread = Thread(target=print_page)
    thread.start()
    faulthandler.enable()
    thread.join()
