"""Stop a process in three ways, one of which lets it clean up."""

import multiprocessing as mp
from time import sleep as pause


def runner(running):
    try:
        running.set()
        pause(60)
    except KeyboardInterrupt:
        print("Function was interrupted")
    finally:
        print("Function has cleaned up")


if __name__ == "__main__":
    for way in ("interrupt", "terminate", "kill"):
        running = mp.Event()
        p = mp.Process(target=runner, args=(running,))
        p.start()
        running.wait()
        pause(0.3)
        getattr(p, way)()
        p.join()
        print(f"{way}: exit code {p.exitcode}")
