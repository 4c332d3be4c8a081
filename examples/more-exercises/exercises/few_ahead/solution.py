"""Read a line when a result has been used."""

from collections import deque
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


def map_few(ex, lines):
    waiting = deque()
    for line in lines:
        waiting.append(ex.submit(runner, line))
        if len(waiting) == 10:
            yield waiting.popleft().result()
    for future in waiting:
        yield future.result()


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as ex:
        results = map_few(ex, read_lines())
        first = next(results)
        print("Few are read first:", len(lines_read) <= 10)
        print("Sum of all:", first + sum(results))
