"""Without a number: five threads or more, or a process a CPU."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    pause(n * 0.2)
    return n


if __name__ == "__main__":
    for executor in (
        future.ThreadPoolExecutor,
        future.ProcessPoolExecutor,
    ):
        start = pc()
        with executor() as ex:
            results = list(ex.map(runner, [5, 4, 3, 2, 1]))
        took = round(pc() - start, 2)
        print(f"{executor.__name__} took {took} seconds")
        print(f"and gave {results}")
