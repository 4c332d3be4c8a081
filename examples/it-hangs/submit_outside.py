"""Let the main thread submit what follows a call."""

from concurrent.futures import ThreadPoolExecutor


def prepare(number):
    return number + 1


def square(number):
    return number * number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        prepared = executor.submit(prepare, 3).result()
        print("Result:", executor.submit(square, prepared).result())
