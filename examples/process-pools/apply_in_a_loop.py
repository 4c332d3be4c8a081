"""Have a Pool make calls one by one, and all at once."""

from multiprocessing import Pool
from time import perf_counter as pc
from time import sleep as pause


def runner(name, seconds):
    pause(seconds)
    return name


def tell(method, results):
    print(f"{method}: {results}", end=" ")
    print(f"after {round(pc() - start, 2)} seconds")


if __name__ == "__main__":
    calls = [("red", 0.5), ("green", 0.5), ("blue", 0.5)]
    with Pool(3) as pool:
        start = pc()
        tell("apply", [pool.apply(runner, call) for call in calls])
        start = pc()
        waiting = [pool.apply_async(runner, call) for call in calls]
        tell("apply_async", [result.get() for result in waiting])
        start = pc()
        tell("starmap", pool.starmap(runner, calls))
