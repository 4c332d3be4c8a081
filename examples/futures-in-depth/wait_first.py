"""Wait for the first call, the first error, and all calls."""

from concurrent.futures import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    ProcessPoolExecutor,
    wait,
)
from time import sleep as pause


def runner(units):
    pause(units)
    if units == 2:
        raise ValueError(f"Function {units} has failed")


if __name__ == "__main__":
    calls = [5, 4, 3, 2, 1]
    with ProcessPoolExecutor(max_workers=5) as ex:
        futures = [ex.submit(runner, units) for units in calls]
        for when in (
            FIRST_COMPLETED,
            FIRST_EXCEPTION,
            ALL_COMPLETED,
        ):
            done, not_done = wait(futures, return_when=when)
            print(f"{when}: {len(done)} done, {len(not_done)} not")
        for f in futures:
            print(f.exception())
