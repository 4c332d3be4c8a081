"""Send a function of the module to a process."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial


def power(exponent, number):
    return number**exponent


def main():
    square = partial(power, 2)
    with ProcessPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(square, 4).result())


if __name__ == "__main__":
    main()
