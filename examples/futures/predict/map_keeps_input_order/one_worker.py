"""One worker makes one call after the other."""

from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} finishes")
    return f"Result of function {seconds}"


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as ex:
        for result in ex.map(runner, [3, 2, 1]):
            print(result)
