"""Six downloads, each under a semaphore of its own."""

from threading import Semaphore, Thread
from time import perf_counter as pc
from time import sleep as pause

inside, counts = [], []


def download(number):
    with Semaphore(2):
        inside.append(number)
        counts.append(len(inside))
        pause(0.3)
        inside.remove(number)


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=download, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Six downloads took {pc() - start:.2f} seconds")
    print("Never more than two at once:", max(counts) <= 2)
