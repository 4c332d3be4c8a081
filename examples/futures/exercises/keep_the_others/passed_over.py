"""Four calls, of which one fails and nobody hears."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def square(number):
    pause(0.3)
    if number == 2:
        raise ValueError("2 has failed")
    return number * number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as ex:
        futures = [ex.submit(square, n) for n in [1, 2, 3, 4]]
        for future in futures:
            if not future.exception():
                print("Result:", future.result())
