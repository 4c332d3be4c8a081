"""Threads fill the caller's list; a process fills its own copy."""

import concurrent.futures as future

items = []


def runner(n):
    items.append(n)


if __name__ == "__main__":
    for executor in (
        future.ThreadPoolExecutor,
        future.ProcessPoolExecutor,
    ):
        items.clear()
        with executor(max_workers=1) as ex:
            list(ex.map(runner, [1, 2, 3]))
        print(f"{executor.__name__} left {items}")
