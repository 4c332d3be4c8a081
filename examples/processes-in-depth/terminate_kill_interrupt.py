"""Stop a process in three ways, one of which lets it clean up."""

import multiprocessing as mp
import sys
from time import sleep as pause


def runner(running):
    try:
        running.set()
        while True:
            pause(0.1)
    except KeyboardInterrupt:
        print("Function was interrupted")
    finally:
        print("Function has cleaned up")


if __name__ == "__main__":
    if sys.version_info < (3, 14):
        sys.exit("Process.interrupt needs Python 3.14 or newer")
    for way in ("interrupt", "terminate", "kill"):
        running = mp.Event()
        process = mp.Process(target=runner, args=(running,))
        process.start()
        running.wait()
        getattr(process, way)()
        process.join()
        print(f"{way}: exit code {process.exitcode}")
