"""Catch the timeout of a future by the built-in name."""

import concurrent.futures
import threading
from concurrent.futures import ThreadPoolExecutor


def runner(may_end):
    may_end.wait()


if __name__ == "__main__":
    may_end = threading.Event()
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(runner, may_end)
        try:
            future.result(timeout=0.3)
        except TimeoutError as error:
            same = type(error) is concurrent.futures.TimeoutError
            print("Caught:", same)
        may_end.set()
