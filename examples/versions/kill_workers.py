"""Stop the workers of a pool at once."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(p):
    print(f"Performing costly function {p}", flush=True)
    pause(p)


if __name__ == "__main__":
    start = pc()
    ex = future.ProcessPoolExecutor(max_workers=1)
    f = ex.submit(runner, 60)
    pause(1)
    ex.kill_workers()
    print("Its error:", type(f.exception()).__name__)
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
