"""A worker of a process pool is killed in the middle of a call."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor


def runner(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(runner, n) for n in (1, 2)]
        print("Result:", futures[0].result())
        print("Result:", futures[1].result())
