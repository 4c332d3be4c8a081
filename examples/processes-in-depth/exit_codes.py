"""Tell from its exit code how a process ended."""

import multiprocessing as mp
import sys
from time import sleep as pause


def runner(p, running):
    running.set()
    if p == "fails":
        raise ValueError("Function has failed")
    if p == "exits":
        sys.exit(3)
    if p in ("terminate", "kill"):
        pause(60)


if __name__ == "__main__":
    for way in ("returns", "fails", "exits", "terminate", "kill"):
        running = mp.Event()
        p = mp.Process(target=runner, args=(way, running))
        p.start()
        running.wait()
        if way in ("terminate", "kill"):
            pause(0.3)
            getattr(p, way)()
        p.join()
        print(f"{way}: exit code {p.exitcode}")
