"""Six downloads in the one thread of a pool."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

inside, counts = [], []


def download(number):
    inside.append(number)
    counts.append(len(inside))
    pause(0.3)
    inside.remove(number)


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=1) as ex:
        ex.map(download, range(6))
    print(f"Six downloads took {pc() - start:.2f} seconds")
    print("Never more than two at once:", max(counts) <= 2)
