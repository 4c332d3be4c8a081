"""The same five calls take longer with fewer workers."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(units):
    pause(units * 0.4)
    return units


if __name__ == "__main__":
    for workers in [1, 2, 3, 5]:
        start = pc()
        with ProcessPoolExecutor(max_workers=workers) as ex:
            results = list(ex.map(runner, [5, 4, 3, 2, 1]))
        end = pc()
        print(f"max_workers={workers}", end=" ")
        print(f"took {round(end - start, 2)} seconds")
        print(f"and gave {results}")
