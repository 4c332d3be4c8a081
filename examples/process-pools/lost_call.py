"""A Pool replaces a worker that was killed, but not its call."""

import os
import signal
from multiprocessing import Pool, TimeoutError


def runner(number):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


if __name__ == "__main__":
    with Pool(1) as pool:
        waiting = [
            pool.apply_async(runner, (number,))
            for number in (1, 2, 3)
        ]
        for result in waiting:
            try:
                print("Result:", result.get(timeout=2))
            except TimeoutError:
                print("No result within 2 seconds")
