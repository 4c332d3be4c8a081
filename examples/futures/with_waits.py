"""Leaving the with block waits for every submitted call."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    pause(0.5)
    print(f"Function {n} has completed")


if __name__ == "__main__":
    start = pc()
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        for n in [1, 2, 3]:
            ex.submit(runner, n)
        print("The last line in the with block")
    print("The first line after it")
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
