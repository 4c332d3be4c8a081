"""Set the variable before the library reads it."""

import os
from concurrent.futures import ProcessPoolExecutor

os.environ["OMP_NUM_THREADS"] = "1"

from given.matrices import multiply


def runner(number):
    return multiply()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        print("Threads:", sum(ex.map(runner, range(2))))
