"""Wait for the first result of a chunk."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(p):
    pause(0.4)
    return p


if __name__ == "__main__":
    p = [1, 2, 3, 4, 5, 6]
    for chunksize in (1, 3):
        with future.ProcessPoolExecutor(max_workers=3) as ex:
            start = pc()
            results = ex.map(runner, p, chunksize=chunksize)
            first = next(results)
            end = pc()
        print(f"chunksize={chunksize}: {first}", end=" ")
        print(f"after {round(end - start, 2)} seconds")
        print("Then", list(results))
