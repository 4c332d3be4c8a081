"""One thread makes one call after the other."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

finished = []


def runner(number):
    pause(number * 0.4)
    finished.append(number)
    return number


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=1) as ex:
        results = list(ex.map(runner, [5, 4, 3, 2, 1]))
    end = pc()
    print(f"Finished in the order {finished}")
    print(f"Returned in the order {results}")
    print(f"Process took {round(end - start, 2)} seconds")
