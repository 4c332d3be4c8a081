"""Measure within the call, where its work begins and ends."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def deliver(letter):
    start = pc()
    pause(0.4)
    return pc() - start


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(deliver, n) for n in range(4)]
        for n, future in enumerate(futures):
            seconds = future.result()
            print(f"Letter {n} took {seconds:.2f} seconds")
