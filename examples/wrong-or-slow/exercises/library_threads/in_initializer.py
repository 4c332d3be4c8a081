"""Set the variable as each process starts."""

import os
from concurrent.futures import ProcessPoolExecutor

from given.matrices import multiply


def set_up():
    os.environ["OMP_NUM_THREADS"] = "1"


def runner(number):
    return multiply()


if __name__ == "__main__":
    with ProcessPoolExecutor(2, initializer=set_up) as ex:
        print("Threads:", sum(ex.map(runner, range(2))))
