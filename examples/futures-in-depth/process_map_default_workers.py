"""Leave the number of workers to Python."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(p):
    pause(0.4 * p)
    return p


if __name__ == "__main__":
    start = pc()
    with future.ProcessPoolExecutor() as ex:
        results = list(ex.map(runner, [5, 4, 3, 2, 1]))
    end = pc()

    print("Results:", results)
    print(f"Process took {round(end - start, 2)} seconds")
