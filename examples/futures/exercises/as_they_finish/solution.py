"""Tell of three pages, each as soon as it is there."""

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
        futures = [ex.submit(fetch, name) for name in pages]
        for future in as_completed(futures):
            name = future.result()
            print(f"{name} after {pc() - start:.2f} seconds")
