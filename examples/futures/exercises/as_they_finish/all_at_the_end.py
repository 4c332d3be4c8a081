"""Tell of three pages once all of them are there."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

pages = {"slow": 0.9, "middling": 0.6, "quick": 0.3}


def fetch(name):
    pause(pages[name])
    return name


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=3) as ex:
        names = list(ex.map(fetch, pages))
    for name in reversed(names):
        print(f"{name} after {pc() - start:.2f} seconds")
