"""A worker process that dies breaks the pool for all its calls."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import sleep as pause


def runner(number):
    pause(1)
    if number == 2:
        os._exit(1)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        futures = [ex.submit(runner, n) for n in [1, 2, 3]]
        for f in futures:
            error = f.exception()
            print(type(error).__name__ if error else f.result())
        try:
            ex.submit(runner, 4)
        except BrokenProcessPool as error:
            print("A new call:", type(error).__name__)
