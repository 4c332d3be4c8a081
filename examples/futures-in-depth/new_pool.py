"""Give what is missing to a new pool after a worker has died."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import sleep as pause


def runner(number, attempt):
    pause(0.4)
    if number == 2 and attempt == 1:
        os._exit(1)
    return number * number


if __name__ == "__main__":
    numbers, results = [1, 2, 3], {}
    for attempt in [1, 2]:
        with ProcessPoolExecutor(max_workers=1) as ex:
            futures = {
                n: ex.submit(runner, n, attempt) for n in numbers
            }
        for number, f in futures.items():
            try:
                results[number] = f.result()
            except BrokenProcessPool:
                print(f"Attempt {attempt}: {number} is missing")
        numbers = [n for n in numbers if n not in results]
    print("Results:", results)
