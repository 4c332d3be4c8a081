"""Each worker process gets the lock once, when it starts."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock
from time import sleep as pause


def keep(given):
    global lock
    lock = given


def runner():
    with lock:
        print("Performing a costly function")
        pause(0.6)
        print("Function complete")


if __name__ == "__main__":
    with ProcessPoolExecutor(
        max_workers=2, initializer=keep, initargs=(Lock(),)
    ) as ex:
        futures = [ex.submit(runner) for _ in range(2)]
        for future in futures:
            future.result()
