"""Four processes on one core still wait at the same time."""

import multiprocessing as mp
import os
from time import perf_counter as pc
from time import sleep as pause


def runner():
    print("Cores to run on:", len(os.sched_getaffinity(0)))
    pause(1)
    print("Function complete")


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = pc()
    processes = []
    for _ in range(4):
        p = mp.Process(target=runner)
        p.start()
        processes.append(p)
    for p in processes:
        p.join()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
