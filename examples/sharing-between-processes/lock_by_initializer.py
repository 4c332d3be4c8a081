"""Each worker process gets the lock once, when it starts."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock
from time import sleep as pause


def keep(given):
    global lock
    lock = given


def runner(number):
    pause(0.3 * number)
    with lock:
        print(f"Function {number} begins")
        pause(0.6)
        print(f"Function {number} has completed")


if __name__ == "__main__":
    with ProcessPoolExecutor(
        max_workers=2, initializer=keep, initargs=(Lock(),)
    ) as ex:
        list(ex.map(runner, [0, 1]))
