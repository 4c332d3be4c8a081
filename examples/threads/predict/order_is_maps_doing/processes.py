"""Each process appends to a list of its own."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter as pc
from time import sleep as pause

finished = []


def runner(number):
    pause(number * 0.4)
    finished.append(number)
    return number


if __name__ == "__main__":
    start = pc()
    with ProcessPoolExecutor(max_workers=5) as ex:
        results = list(ex.map(runner, [5, 4, 3, 2, 1]))
    end = pc()
    print(f"Finished in the order {finished}")
    print(f"Returned in the order {results}")
    print(f"Process took {round(end - start, 2)} seconds")
