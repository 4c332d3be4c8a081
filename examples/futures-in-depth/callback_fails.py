"""What a callback raises is logged, and the result is kept."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def runner(number):
    pause(1)
    return number * number


def fail(f):
    raise ValueError(f"Callback of {f.result()} has failed")


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as ex:
        f = ex.submit(runner, 2)
        f.add_done_callback(fail)
    print("Result:", f.result())
