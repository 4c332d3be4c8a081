"""A call waits for another call of its own pool."""

from concurrent.futures import ThreadPoolExecutor


def square(number):
    return number * number


def runner(number):
    return executor.submit(square, number).result()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(runner, 4).result())
