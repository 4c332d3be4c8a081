"""A thread that takes its Lock a second time waits for itself."""

from threading import Lock, RLock


def add(lock):
    if lock.acquire(timeout=0.5):
        print("Got it a second time")
        lock.release()
    else:
        print("Gave up waiting for it")


def add_all(lock):
    with lock:
        add(lock)


if __name__ == "__main__":
    print("A Lock:")
    add_all(Lock())
    print("An RLock:")
    add_all(RLock())
