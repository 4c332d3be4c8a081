"""Let map keep the results in the order of the calls."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(length):
    pause(0.3 * length)
    return length


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=3) as ex:
        results = ex.map(runner, (3, 1, 2))
    print("Results:", list(results))
    print(f"Three calls took {pc() - start:.2f} seconds")
