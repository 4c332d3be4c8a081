"""A thread that wakes up waits for one that computes."""

import sys
import threading
from time import perf_counter as pc
from time import sleep as pause


def compute(stop):
    while not stop.is_set():
        pass


def wake_up(name):
    start = pc()
    for _ in range(10):
        pause(0.02)
    print(f"{name}: {pc() - start:.2f} seconds")


def wake_up_beside_work(name, interval):
    sys.setswitchinterval(interval)
    stop = threading.Event()
    thread = threading.Thread(target=compute, args=[stop])
    thread.start()
    wake_up(name)
    stop.set()
    thread.join()


if __name__ == "__main__":
    wake_up("Alone")
    wake_up_beside_work("Short interval", 0.005)
    wake_up_beside_work("Long interval", 0.1)
