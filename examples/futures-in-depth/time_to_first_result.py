"""Wait for the first result: of map, then as completed."""

import concurrent.futures as future
from time import perf_counter as pc
from time import sleep as pause


def runner(p):
    pause(0.4 * p)
    return p


if __name__ == "__main__":
    p = [5, 4, 3, 2, 1]
    with future.ProcessPoolExecutor(max_workers=5) as ex:
        start = pc()
        results = ex.map(runner, p)
        first = next(results)
        end = pc()
        print(f"map: {first}", end=" ")
        print(f"after {round(end - start, 2)} seconds")
        print("Then", list(results))

        start = pc()
        futures = [ex.submit(runner, x) for x in p]
        first = next(future.as_completed(futures)).result()
        end = pc()
        print(f"as_completed: {first}", end=" ")
        print(f"after {round(end - start, 2)} seconds")
