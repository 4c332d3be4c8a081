"""Sort the results once all are there."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(length):
    pause(0.3 * length)
    return length


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=3) as ex:
        for length in sorted(ex.map(runner, [3, 2, 1])):
            print(f"Got {length} after {pc() - start:.2f} seconds")
