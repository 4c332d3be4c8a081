"""Replace a worker after two calls."""

import multiprocessing as mp
import os
import sys
from concurrent.futures import ProcessPoolExecutor


def runner(number):
    return os.getpid()


def pool(method):
    return ProcessPoolExecutor(
        max_workers=1,
        max_tasks_per_child=2,
        mp_context=mp.get_context(method),
    )


if __name__ == "__main__":
    if sys.version_info < (3, 14, 7):
        sys.exit("max_tasks_per_child needs Python 3.14.7 or newer")
    with pool("spawn") as executor:
        pids = list(executor.map(runner, range(6)))
    print("Calls:", len(pids))
    print("Workers:", len(set(pids)))
    try:
        pool("fork")
    except ValueError:
        print("With fork: ValueError")
