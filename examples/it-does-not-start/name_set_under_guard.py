"""A worker lacks what is set under the main guard."""

from concurrent.futures import ProcessPoolExecutor


def runner(number):
    return number * factor


if __name__ == "__main__":
    factor = 3
    with ProcessPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(runner, 2).result())
