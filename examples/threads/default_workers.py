"""Without a number: five threads or more, or a process a CPU."""

from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from time import perf_counter as pc
from time import sleep as pause


def runner(number):
    pause(number * 0.2)
    return number


if __name__ == "__main__":
    for executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        start = pc()
        with executor() as ex:
            results = list(ex.map(runner, [5, 4, 3, 2, 1]))
        seconds = round(pc() - start, 2)
        print(f"{executor.__name__} took {seconds} seconds")
        print(f"and gave {results}")
