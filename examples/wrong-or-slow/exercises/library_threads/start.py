"""Set the variable after the library has read it."""

import os
from concurrent.futures import ProcessPoolExecutor

from given.matrices import multiply


def runner(number):
    # TODO: let each process use one thread of the library.
    os.environ["OMP_NUM_THREADS"] = "1"
    return multiply()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        print("Threads:", sum(ex.map(runner, range(2))))
