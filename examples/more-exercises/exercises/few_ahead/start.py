"""Read the whole file before the first result is used."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

lines_read = []


def read_lines():
    for number in range(60):
        lines_read.append(number)
        yield number


def runner(number):
    pause(0.01)
    return number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        # TODO: never be more than ten lines ahead of the results.
        results = ex.map(runner, read_lines())
        first = next(results)
        print("Few are read first:", len(lines_read) <= 10)
        print("Sum of all:", first + sum(results))
