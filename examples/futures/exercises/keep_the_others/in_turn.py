"""Four calls, each begun when the one before has ended."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def square(number):
    pause(0.3)
    if number == 2:
        raise ValueError("2 has failed")
    return number * number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as ex:
        for number in [1, 2, 3, 4]:
            try:
                future = ex.submit(square, number)
                print("Result:", future.result())
            except ValueError as error:
                print("Failed:", error)
