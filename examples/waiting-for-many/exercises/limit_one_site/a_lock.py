"""Let a lock limit the site."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import perf_counter as pc
from time import sleep as pause

inside, counts = [], []
place = Lock()


def ask_small_site(number):
    with place:
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
