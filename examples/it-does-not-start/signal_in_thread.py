"""Set a signal handler in a thread."""

import signal
from threading import Event, Thread

stopping = Event()


def stop(number, frame):
    stopping.set()


def runner():
    signal.signal(signal.SIGTERM, stop)
    stopping.wait()
    print("Stopped")


if __name__ == "__main__":
    thread = Thread(target=runner)
    thread.start()
    thread.join()
