"""Each worker process gets the lock once, when it starts."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock
from time import sleep as pause


def keep(given):
    global lock
    lock = given


def runner(number):
    with lock:
        print(f"Function {number} begins")
        pause(0.4)
        print(f"Function {number} has completed")


if __name__ == "__main__":
    with ProcessPoolExecutor(
        max_workers=2, initializer=keep, initargs=(Lock(),)
    ) as ex:
        list(ex.map(runner, range(4)))
