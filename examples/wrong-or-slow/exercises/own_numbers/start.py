"""Give each generator the same seed."""

from concurrent.futures import ProcessPoolExecutor
from random import Random
from time import sleep as pause


def runner(number):
    # TODO: draw other numbers in each call, the same in each run.
    generator = Random(42)
    pause(0.3)
    return generator.randrange(1_000_000_000)


def draw():
    with ProcessPoolExecutor(max_workers=3) as ex:
        return list(ex.map(runner, range(3)))


if __name__ == "__main__":
    numbers = draw()
    print("All different:", len(set(numbers)) == 3)
    print("The same again:", draw() == numbers)
