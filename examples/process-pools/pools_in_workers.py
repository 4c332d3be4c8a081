"""Open a pool in each worker of a pool."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def square(number):
    pause(1)
    return number * number


def runner(numbers):
    with ProcessPoolExecutor(max_workers=2) as inner:
        return list(inner.map(square, numbers))


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as outer:
        print(list(outer.map(runner, [[1, 2], [3, 4]])))
