"""Map over a list in which one call fails."""

from concurrent.futures import ProcessPoolExecutor


def runner(number):
    if number == 2:
        raise ValueError(f"Function {number} has failed")
    return f"Function {number} has completed"


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        results = ex.map(runner, [1, 2, 3])
        print(next(results))
        try:
            next(results)
        except ValueError as error:
            print("Caught:", error)
            print("Its cause:", type(error.__cause__).__name__)
        print("Left after that:", list(results))
