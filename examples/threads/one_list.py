"""Threads fill the caller's list; a process fills its own copy."""

from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)

items = []


def runner(number):
    items.append(number)


if __name__ == "__main__":
    for executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        items.clear()
        with executor(max_workers=1) as ex:
            list(ex.map(runner, [1, 2, 3]))
        print(f"{executor.__name__} left {items}")
