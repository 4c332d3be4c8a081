"""An exception that passes on all its arguments travels home."""

from concurrent.futures import ProcessPoolExecutor


class TooLarge(Exception):
    def __init__(self, number, limit):
        super().__init__(number, limit)

    def __str__(self):
        number, limit = self.args
        return f"{number} is larger than {limit}"


def runner(number):
    if number > 2:
        raise TooLarge(number, 2)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        print(ex.submit(runner, 1).result())
        print(ex.submit(runner, 3).exception())
        print(ex.submit(runner, 2).result())
