"""Tell how far a list of calls has come."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from time import sleep as pause


def runner(units):
    pause(units * 0.4)
    return units


if __name__ == "__main__":
    calls = [4, 3, 2, 1]
    with ProcessPoolExecutor(max_workers=4) as ex:
        futures = [ex.submit(runner, units) for units in calls]
        for done, f in enumerate(as_completed(futures), start=1):
            print(f"{done} of {len(calls)} done:", end=" ")
            print(f"function {f.result()}")
