"""Four threads fetch a price each, under a lock each."""

from threading import Lock, Thread
from time import perf_counter as pc
from time import sleep as pause

total = 0


def fetch(price):
    pause(0.3)
    return price


def add(price):
    global total
    with Lock():
        total += fetch(price)


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=add, args=(n,)) for n in (1, 2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Total {total} in {pc() - start:.2f} seconds")
