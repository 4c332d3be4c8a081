"""The semaphore lets all three in."""

from threading import Semaphore, Thread
from time import perf_counter as pc
from time import sleep as pause

places = Semaphore(3)
inside, counts = [], []


def runner(number):
    with places:
        inside.append(number)
        counts.append(len(inside))
        pause(0.5)
        inside.remove(number)


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=runner, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Process took {round(pc() - start, 2)} seconds")
    print("Three at once:", max(counts) == 3)
