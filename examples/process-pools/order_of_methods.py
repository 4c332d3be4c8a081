"""Compare when three methods of a Pool give their results."""

from multiprocessing import Pool
from time import perf_counter as pc
from time import sleep as pause


def runner(number):
    pause(0.4 * number)
    return number


if __name__ == "__main__":
    with Pool(3) as pool:
        for method in (pool.map, pool.imap, pool.imap_unordered):
            start = pc()
            results = iter(method(runner, [2, 3, 1]))
            first = next(results)
            end = pc()
            print(f"{method.__name__}: {first}", end=" ")
            print(
                f"after {round(end - start, 2)} seconds,", end=" "
            )
            print("then", list(results))
