"""A fork copies a lock that a thread holds, and nobody frees it."""

import multiprocessing as mp
import threading

lock = threading.Lock()


def hold(held, done):
    with lock:
        held.set()
        done.wait()


def runner():
    print("The child gets the lock:", lock.acquire(timeout=1))


if __name__ == "__main__":
    held, done = threading.Event(), threading.Event()
    thread = threading.Thread(target=hold, args=(held, done))
    thread.start()
    held.wait()
    for method in ("fork", "spawn", "forkserver"):
        print("Started by", method)
        process = mp.get_context(method).Process(target=runner)
        process.start()
        process.join()
    done.set()
    thread.join()
