"""Submit no more calls than there are free slots."""

from concurrent.futures import ProcessPoolExecutor
from threading import Semaphore
from time import sleep as pause


def runner(number):
    pause(0.5)
    return number


if __name__ == "__main__":
    slots = Semaphore(4)
    futures, most = [], 0
    with ProcessPoolExecutor(max_workers=3) as ex:
        for number in range(8):
            slots.acquire()
            f = ex.submit(runner, number)
            f.add_done_callback(lambda done: slots.release())
            futures.append(f)
            most = max(most, sum(not f.done() for f in futures))
    print("Results:", [f.result() for f in futures])
    print("Submitted and not done, at most:", most)
