"""Ask a lock whether somebody holds it."""

import multiprocessing as mp


def runner(lock):
    print("In the child:", lock.locked())


if __name__ == "__main__":
    lock = mp.Lock()
    print("Before:", lock.locked())
    with lock:
        process = mp.Process(target=runner, args=(lock,))
        process.start()
        process.join()
    print("After:", lock.locked())
