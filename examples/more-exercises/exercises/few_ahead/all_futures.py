"""Submit all lines, and ask for their results later."""

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
        futures = [ex.submit(runner, line) for line in read_lines()]
        results = (future.result() for future in futures)
        first = next(results)
        print("Few are read first:", len(lines_read) <= 10)
        print("Sum of all:", first + sum(results))
