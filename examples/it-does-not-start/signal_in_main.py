"""Set the handler in the main thread, and tell the other one."""

import signal
from threading import Event, Thread
from time import sleep as pause

stopping = Event()


def stop(number, frame):
    stopping.set()


def runner():
    stopping.wait()
    print("Stopped")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    thread = Thread(target=runner)
    thread.start()
    pause(1)
    signal.raise_signal(signal.SIGTERM)
    thread.join()
