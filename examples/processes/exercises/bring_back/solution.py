"""Let the processes of a pool return the squares."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause

results = []


def runner(number):
    pause(0.4)
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=4) as ex:
        results.extend(ex.map(runner, range(4)))
    print("Squares:", sorted(results))
