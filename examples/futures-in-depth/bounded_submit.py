"""Submit no more calls than can be in flight."""

import concurrent.futures as future
import threading
from time import sleep as pause


def runner(p):
    pause(0.3)
    return p


if __name__ == "__main__":
    slots = threading.Semaphore(4)
    futures, most = [], 0
    with future.ProcessPoolExecutor(max_workers=3) as ex:
        for p in range(8):
            slots.acquire()
            f = ex.submit(runner, p)
            f.add_done_callback(lambda done: slots.release())
            futures.append(f)
            most = max(most, sum(not f.done() for f in futures))
    print("Results:", [f.result() for f in futures])
    print("In flight at most:", most)
