"""result() returns what the call returned, or raises its error."""

from concurrent.futures import ProcessPoolExecutor


def runner(number):
    if number < 0:
        raise ValueError(f"Function {number} has failed")
    return f"Function {number} has completed"


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        good = ex.submit(runner, 0)
        bad = ex.submit(runner, -1)
        print(good.result())
        try:
            print(bad.result())
        except ValueError as error:
            print(f"Caught a ValueError: {error}")
