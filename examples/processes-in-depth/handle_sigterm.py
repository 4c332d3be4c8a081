"""Handle SIGTERM, and a stopped process cleans up."""

import multiprocessing as mp
import signal
import sys
from time import sleep as pause


def leave(number, frame):
    sys.exit(0)


def runner(running):
    signal.signal(signal.SIGTERM, leave)
    try:
        running.set()
        while True:
            pause(0.1)
    finally:
        print("Function has cleaned up")


if __name__ == "__main__":
    for way in ("terminate", "kill"):
        running = mp.Event()
        process = mp.Process(target=runner, args=(running,))
        process.start()
        running.wait()
        getattr(process, way)()
        process.join()
        print(f"{way}: exit code {process.exitcode}")
