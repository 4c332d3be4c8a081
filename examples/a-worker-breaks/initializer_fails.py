"""An initializer that fails breaks the process pool."""

from concurrent.futures import ProcessPoolExecutor


def connect():
    raise ConnectionError("no such server")


def runner(number):
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=connect) as executor:
        print("Result:", executor.submit(runner, 4).result())
