"""Let a semaphore limit one site, and not the pool."""

from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore
from time import perf_counter as pc
from time import sleep as pause

inside, counts = [], []
places = Semaphore(2)


def ask_small_site(number):
    with places:
        inside.append(number)
        counts.append(len(inside))
        pause(0.3)
        inside.remove(number)


def ask_large_site(number):
    pause(0.9)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=6) as ex:
        for number in range(3):
            ex.submit(ask_small_site, number)
            ex.submit(ask_large_site, number)
    print("The small site saw at once:", max(counts))
    print(f"Six pages took {pc() - start:.2f} seconds")
