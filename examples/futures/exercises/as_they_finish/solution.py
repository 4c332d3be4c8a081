"""Print each result as soon as it is there."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from time import perf_counter as pc
from time import sleep as pause


def runner(length):
    pause(0.3 * length)
    return length


if __name__ == "__main__":
    start = pc()
    with ThreadPoolExecutor(max_workers=3) as ex:
        futures = [
            ex.submit(runner, length) for length in [3, 2, 1]
        ]
        for future in as_completed(futures):
            length = future.result()
            print(f"Got {length} after {pc() - start:.2f} seconds")
