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
        process = mp.Process(target=runner)
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
