"""Whoever asks map for its results gets its error."""

from concurrent.futures import ThreadPoolExecutor


def runner(number):
    raise ValueError(f"Function {number} has failed")


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        list(executor.map(runner, [1]))
    print("The program has completed")
