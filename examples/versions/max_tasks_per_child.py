"""Replace a worker after two calls."""

import concurrent.futures as future
import multiprocessing as mp
import os


def runner(p):
    return os.getpid()


if __name__ == "__main__":
    spawn = mp.get_context("spawn")
    with future.ProcessPoolExecutor(
        max_workers=1, max_tasks_per_child=2, mp_context=spawn
    ) as ex:
        pids = list(ex.map(runner, range(6)))
    print("Calls:", len(pids))
    print("Workers:", len(set(pids)))
