"""Wait for the first result: of map, then as completed."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from time import perf_counter as pc
from time import sleep as pause


def runner(units):
    pause(units * 0.4)
    return units


if __name__ == "__main__":
    calls = [5, 4, 3, 2, 1]
    with ProcessPoolExecutor(max_workers=5) as ex:
        start = pc()
        results = ex.map(runner, calls)
        first = next(results)
        end = pc()
        print(f"map: {first}", end=" ")
        print(f"after {round(end - start, 2)} seconds")
        print("Then", list(results))

        start = pc()
        futures = [ex.submit(runner, units) for units in calls]
        first = next(as_completed(futures)).result()
        end = pc()
        print(f"as_completed: {first}", end=" ")
        print(f"after {round(end - start, 2)} seconds")
