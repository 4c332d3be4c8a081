"""Measure how long each result is waited for."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def deliver(letter):
    pause(0.4)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(deliver, n) for n in range(4)]
        for n, future in enumerate(futures):
            start = pc()
            future.result()
            print(f"Letter {n} took {pc() - start:.2f} seconds")
