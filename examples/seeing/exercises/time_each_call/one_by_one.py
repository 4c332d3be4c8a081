"""Measure one call after the other."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def deliver(letter):
    pause(0.4)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        for n in range(4):
            start = pc()
            ex.submit(deliver, n).result()
            print(f"Letter {n} took {pc() - start:.2f} seconds")
