"""Begin the longest call first."""

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
        futures = {}
        for n in sorted(range(5), key=lambda n: -lengths[n]):
            futures[n] = ex.submit(runner, lengths[n])
        print([futures[n].result() for n in range(5)])
    print(f"Five calls took {pc() - start:.2f} seconds")
