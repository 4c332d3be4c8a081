"""A Pool waits for ever for a worker that was killed."""

import os
import signal
from multiprocessing import Pool


def runner(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        print("Results:", pool.map(runner, [1, 2]))
