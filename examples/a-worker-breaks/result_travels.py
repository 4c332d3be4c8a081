"""A list of the results travels home."""

from concurrent.futures import ProcessPoolExecutor


def squares(numbers):
    return [n * n for n in numbers]


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as executor:
        future = executor.submit(squares, [1, 2, 3])
        print("Result:", future.result())
