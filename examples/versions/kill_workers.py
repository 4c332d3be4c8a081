"""Stop the workers of a pool at once."""

import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(seconds):
    print(f"Performing costly function {seconds}", flush=True)
    pause(seconds)


if __name__ == "__main__":
    if sys.version_info < (3, 14):
        sys.exit("kill_workers needs Python 3.14 or newer")
    executor = ProcessPoolExecutor(max_workers=1)
    executor.submit(runner, 0).result()
    start = pc()
    future = executor.submit(runner, 60)
    pause(1)
    executor.kill_workers()
    print("Its error:", type(future.exception()).__name__)
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
