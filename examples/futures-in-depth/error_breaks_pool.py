"""An exception that cannot be made again breaks the pool."""

from concurrent.futures import ProcessPoolExecutor


class TooLarge(Exception):
    def __init__(self, number, limit):
        super().__init__(f"{number} is larger than {limit}")


def runner(number):
    if number > 2:
        raise TooLarge(number, 2)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        print(ex.submit(runner, 1).result())
        error = ex.submit(runner, 3).exception()
        print(type(error).__name__)
        print("Its cause:", str(error.__cause__).splitlines()[-2])
        print(ex.submit(runner, 2).result())
