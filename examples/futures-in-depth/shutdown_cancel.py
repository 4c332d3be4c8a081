"""Shut down a pool and cancel what has not begun."""

import concurrent.futures as future
import threading
from time import sleep as pause


def runner(p, running):
    running.set()
    pause(0.5)
    return p


if __name__ == "__main__":
    running = threading.Event()
    ex = future.ThreadPoolExecutor(max_workers=1)
    p = [5, 4, 3, 2, 1]
    futures = [ex.submit(runner, x, running) for x in p]
    running.wait()
    ex.shutdown(cancel_futures=True)
    print("Cancelled:", [f.cancelled() for f in futures])
    print("Result of the first:", futures[0].result())
