"""An executor's map runs the calls in parallel worker processes."""

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
        results = ex.map(runner, p)

        for r in results:
            print(r)

    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
