"""Wait for the first result of a chunk."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(number):
    pause(0.4)
    return number


if __name__ == "__main__":
    numbers = [1, 2, 3, 4, 5, 6]
    for size in (1, 3):
        with ProcessPoolExecutor(max_workers=3) as ex:
            start = pc()
            results = ex.map(runner, numbers, chunksize=size)
            first = next(results)
            end = pc()
        print(f"chunksize={size}: {first}", end=" ")
        print(f"after {round(end - start, 2)} seconds")
        print("Then", list(results))
