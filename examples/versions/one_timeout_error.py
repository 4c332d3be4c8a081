"""Catch the timeout of a future by the built-in name."""

import concurrent.futures as future
import threading


def runner(may_end):
    may_end.wait()


if __name__ == "__main__":
    may_end = threading.Event()
    with future.ThreadPoolExecutor(max_workers=1) as ex:
        f = ex.submit(runner, may_end)
        try:
            f.result(timeout=0.3)
        except TimeoutError as error:
            print("Caught:", type(error) is future.TimeoutError)
        may_end.set()
