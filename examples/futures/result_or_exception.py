"""result() returns what the call returned, or raises its error."""

import concurrent.futures as future


def runner(n):
    if n < 0:
        raise ValueError(f"Function {n} has failed")
    return f"Function {n} has completed"


if __name__ == "__main__":
    with future.ProcessPoolExecutor(max_workers=1) as ex:
        good = ex.submit(runner, 0)
        bad = ex.submit(runner, -1)
        print(good.result())
        try:
            print(bad.result())
        except ValueError as error:
            print(f"Caught a ValueError: {error}")
