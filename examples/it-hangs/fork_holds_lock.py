"""A forked child waits for a lock that a thread held."""

import multiprocessing as mp
import threading
import warnings

lock = threading.Lock()


def hold(held, done):
    with lock:
        held.set()
        done.wait()


def runner():
    with lock:
        print("Performing a costly function")


if __name__ == "__main__":
    warnings.simplefilter("always")
    held, done = threading.Event(), threading.Event()
    thread = threading.Thread(target=hold, args=(held, done))
    thread.start()
    held.wait()
    process = mp.get_context("fork").Process(target=runner)
    process.start()
    done.set()
    process.join()
    print("Exit code:", process.exitcode)
