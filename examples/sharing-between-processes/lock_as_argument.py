"""A process pool cannot send a lock along with a call."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock


def runner(lock):
    with lock:
        print("Performing a costly function")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        future = ex.submit(runner, Lock())
        try:
            future.result()
        except RuntimeError as error:
            print(error)
