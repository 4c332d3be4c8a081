"""Have an executor replace a worker after two calls."""

import os
from concurrent.futures import ProcessPoolExecutor


def runner(number):
    return os.getpid()


if __name__ == "__main__":
    with ProcessPoolExecutor(
        max_workers=1, max_tasks_per_child=2
    ) as executor:
        pids = list(executor.map(runner, range(10)))
    print("Workers:", len(set(pids)))
