"""Four calls, of which one fails and takes two along."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def square(number):
    pause(0.3)
    if number == 2:
        raise ValueError("2 has failed")
    return number * number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as ex:
        # TODO: tell of the failure, and of all other results.
        for result in ex.map(square, [1, 2, 3, 4]):
            print("Result:", result)
