"""as_completed yields each Future as soon as its call is done."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(n):
    print(f"Performing costly function {n}")
    pause(n)
    return f"Function {n} has completed"


if __name__ == "__main__":
    start = pc()

    with future.ProcessPoolExecutor(max_workers=5) as ex:
        p = [5, 4, 3, 2, 1]
        futures = [ex.submit(runner, n) for n in p]

        for f in future.as_completed(futures):
            print(f.result())

    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
