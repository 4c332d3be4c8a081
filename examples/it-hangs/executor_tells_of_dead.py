"""An executor tells of a worker that was killed."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def runner(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        try:
            print("Results:", list(executor.map(runner, [1, 2])))
        except BrokenProcessPool:
            print("A worker has died")
