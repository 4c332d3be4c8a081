"""Four threads ask for a price each, and lock to add it."""

from threading import Lock, Thread
from time import perf_counter as pc
from time import sleep as pause

total = 0
lock = Lock()


def add(price):
    global total
    pause(0.3)
    with lock:
        seen = total
        pause(0.05)
        total = seen + price


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=add, args=(n,)) for n in (1, 2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Total {total} in {pc() - start:.2f} seconds")
