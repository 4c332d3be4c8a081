"""Wait for the thread, but not for long."""

from threading import Event, Thread
from time import perf_counter as pc
from time import sleep as pause

stop = Event()


def runner():
    while not stop.is_set():
        pause(1.6)
    print("Tidied up")


if __name__ == "__main__":
    thread = Thread(target=runner)
    thread.start()
    pause(0.3)
    start = pc()
    stop.set()
    thread.join(timeout=0.1)
    print(f"Stopped after {pc() - start:.2f} seconds")
