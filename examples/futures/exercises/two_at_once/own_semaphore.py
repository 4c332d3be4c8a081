"""Six downloads, each under a semaphore of its own."""

from threading import Lock, Semaphore, Thread
from time import perf_counter as pc
from time import sleep as pause

lock = Lock()
inside = most = 0


def download(number):
    global inside, most
    with Semaphore(2):
        with lock:
            inside += 1
            most = max(most, inside)
        pause(0.3)
        with lock:
            inside -= 1


if __name__ == "__main__":
    start = pc()
    threads = [Thread(target=download, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Six downloads took {pc() - start:.2f} seconds")
    print("Never more than two at once:", most <= 2)
