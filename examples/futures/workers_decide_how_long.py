"""The same five calls take longer with fewer workers."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    pause(n * 0.4)
    return n


if __name__ == "__main__":
    p = [5, 4, 3, 2, 1]
    for workers in [1, 2, 3, 5]:
        start = pc()
        with future.ProcessPoolExecutor(max_workers=workers) as ex:
            results = list(ex.map(runner, p))
        seconds = round(pc() - start, 2)
        print(f"max_workers={workers} took {seconds} seconds")
        print(f"and gave {results}")
