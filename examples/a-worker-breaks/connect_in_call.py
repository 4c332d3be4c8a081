"""Connect in the call, so that its future has the error."""

from concurrent.futures import ProcessPoolExecutor
from functools import cache


@cache
def connect():
    raise ConnectionError("no such server")


def runner(number):
    connect()
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        try:
            print("Result:", executor.submit(runner, 4).result())
        except ConnectionError as error:
            print("ConnectionError:", error)
