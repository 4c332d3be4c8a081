"""Six downloads in two threads of a pool."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import perf_counter as pc
from time import sleep as pause

lock = Lock()
inside = most = 0


def download(number):
    global inside, most
    with lock:
        inside += 1
        most = max(most, inside)
    pause(0.3)
    with lock:
        inside -= 1


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=2) as ex:
        ex.map(download, range(6))
    print(f"Six downloads took {pc() - start:.2f} seconds")
    print("Never more than two at once:", most <= 2)
