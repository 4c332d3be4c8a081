"""A pool of loky takes a lambda, which a process pool cannot."""

from concurrent.futures import ProcessPoolExecutor
from pickle import PicklingError

import loky


def run_on(executor):
    with executor:
        future = executor.submit(lambda number: number**2, 7)
        try:
            print("The square is", future.result())
        except (AttributeError, PicklingError):
            print("A lambda cannot be pickled")


if __name__ == "__main__":
    run_on(ProcessPoolExecutor(max_workers=1))
    run_on(loky.ProcessPoolExecutor(max_workers=1))
