"""Have Python say where each thread waits, and end it."""

import faulthandler
from threading import Event, Thread

paper = Event()


def print_page():
    paper.wait()
    print("Page printed")


if __name__ == "__main__":
    thread = Thread(target=print_page)
    thread.start()
    faulthandler.dump_traceback_later(0.5, exit=True)
    thread.join()
