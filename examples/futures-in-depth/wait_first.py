"""Wait for the first call, the first error, and all calls."""

import concurrent.futures as future
from time import sleep as pause


def runner(p):
    pause(0.4 * p)
    if p == 2:
        raise ValueError(f"Function {p} has failed")


if __name__ == "__main__":
    with future.ProcessPoolExecutor(max_workers=5) as ex:
        futures = [ex.submit(runner, p) for p in [5, 4, 3, 2, 1]]
        for when in (
            future.FIRST_COMPLETED,
            future.FIRST_EXCEPTION,
            future.ALL_COMPLETED,
        ):
            done, waiting = future.wait(futures, return_when=when)
            print(f"{when}: {len(done)} done, {len(waiting)} not")
        for f in futures:
            print(f.exception())
