"""Leave the number of workers to Python."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(units):
    pause(units * 0.4)
    return units


if __name__ == "__main__":
    start = pc()
    with ProcessPoolExecutor() as ex:
        results = list(ex.map(runner, [5, 4, 3, 2, 1]))
    end = pc()

    print("Results:", results)
    print(f"Process took {round(end - start, 2)} seconds")
