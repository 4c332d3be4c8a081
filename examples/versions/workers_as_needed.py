"""Count the workers that the first call starts."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor


def runner(number):
    return number * number


if __name__ == "__main__":
    print("Start method:", mp.get_start_method())
    with ProcessPoolExecutor(max_workers=3) as executor:
        print("Result:", executor.submit(runner, 3).result())
        print("Workers:", len(mp.active_children()))
