"""Threads finish in one order while map returns in another."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause

finished = []


def runner(n):
    pause(n * 0.4)
    finished.append(n)
    return n


if __name__ == "__main__":
    start = pc()
    with future.ThreadPoolExecutor(max_workers=5) as ex:
        results = list(ex.map(runner, [5, 4, 3, 2, 1]))
    end = pc()
    print(f"Finished in the order {finished}")
    print(f"Returned in the order {results}")
    print(f"Process took {round(end - start, 2)} seconds")
