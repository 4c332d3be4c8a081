"""Begin the longest call first, and print it first."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import sleep as pause


def runner(length):
    pause(length / 5)
    return length


if __name__ == "__main__":
    start = pc()
    lengths = [1, 1, 1, 1, 4]
    with ThreadPoolExecutor(max_workers=2) as ex:
        print(list(ex.map(runner, sorted(lengths, reverse=True))))
    print(f"Five calls took {pc() - start:.2f} seconds")
