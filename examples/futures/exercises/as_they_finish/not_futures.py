"""Tell of three pages, by as_completed of their names."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from time import perf_counter as pc
from time import sleep as pause

pages = {"slow": 0.9, "middling": 0.6, "quick": 0.3}


def fetch(name):
    pause(pages[name])
    return name


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=3) as ex:
        for future in as_completed(ex.map(fetch, pages)):
            name = future.result()
            print(f"{name} after {pc() - start:.2f} seconds")
