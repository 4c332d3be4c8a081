"""Fork a process that has threads."""

import multiprocessing as mp
import threading
import warnings


def runner(stop):
    stop.wait()


def child():
    print("Performing a costly function")


if __name__ == "__main__":
    stop = threading.Event()
    thread = threading.Thread(target=runner, args=(stop,))
    thread.start()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        context = mp.get_context("fork")
        process = context.Process(target=child)
        process.start()
        process.join()
    stop.set()
    thread.join()
    print("Started by", context.get_start_method())
    print("Warnings:", [w.category.__name__ for w in caught])
