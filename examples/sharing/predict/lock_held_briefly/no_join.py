"""The total is read while the threads still fetch."""

from threading import Lock, Thread
from time import perf_counter as pc
from time import sleep as pause

total = 0
lock = Lock()


def fetch(number):
    pause(0.5)
    return number


def runner(number):
    global total
    part = fetch(number)
    with lock:
        total += part


if __name__ == "__main__":
    start = pc()
    numbers = [1, 2, 3]
    threads = [Thread(target=runner, args=(n,)) for n in numbers]
    for thread in threads:
        thread.start()
    print(f"Process took {round(pc() - start, 2)} seconds")
    print("Total:", total)
