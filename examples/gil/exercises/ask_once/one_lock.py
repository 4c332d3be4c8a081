"""Four threads ask for two pages, under one lock for both."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Lock
from time import perf_counter as pc
from time import sleep as pause

asked = []
lock = Lock()


@cache
def ask(page):
    asked.append(page)
    pause(0.5)
    return f"page {page}"


def runner(page):
    with lock:
        return ask(page)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=4) as ex:
        print(*ex.map(runner, [1, 2, 1, 2]), sep=", ")
    print("Asked for:", sorted(asked))
    print(f"It took {pc() - start:.2f} seconds")
