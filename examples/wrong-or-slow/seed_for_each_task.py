"""Give each task a generator with a seed of its own."""

from concurrent.futures import ProcessPoolExecutor
from random import Random
from time import sleep as pause


def runner(seed):
    pause(0.5)
    return Random(seed).randrange(100)


if __name__ == "__main__":
    for workers in (1, 3):
        with ProcessPoolExecutor(max_workers=workers) as executor:
            drawn = list(executor.map(runner, [1, 2, 3]))
        print(f"{workers} at work:", drawn)
