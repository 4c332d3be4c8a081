"""Tell from its exit code how a process ended."""

import multiprocessing as mp
import sys
from time import sleep as pause


def runner(way, running):
    running.set()
    if way == "fails":
        raise ValueError("Function has failed")
    if way == "exits":
        sys.exit(3)
    if way in ("terminate", "kill"):
        pause(60)


if __name__ == "__main__":
    for way in ("returns", "fails", "exits", "terminate", "kill"):
        running = mp.Event()
        process = mp.Process(target=runner, args=(way, running))
        process.start()
        running.wait()
        if way in ("terminate", "kill"):
            getattr(process, way)()
        process.join()
        print(f"{way}: exit code {process.exitcode}")
