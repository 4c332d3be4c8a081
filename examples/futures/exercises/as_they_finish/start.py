"""Tell of three pages, in the order of the dict."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

pages = {"slow": 0.9, "middling": 0.6, "quick": 0.3}


def fetch(name):
    pause(pages[name])
    return name


if __name__ == "__main__":
    start = pc()
    # TODO: tell of each page as soon as it is there.
    with ThreadPoolExecutor(max_workers=3) as ex:
        for name in ex.map(fetch, pages):
            print(f"{name} after {pc() - start:.2f} seconds")
