"""A thread pool cannot call what a function has returned."""

from concurrent.futures import ThreadPoolExecutor
from threading import current_thread


def runner():
    print("Called in", current_thread().name)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(runner())
        future.result()
