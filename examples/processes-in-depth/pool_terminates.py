"""Leaving its block, a Pool terminates where an executor waits."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} has completed")


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        results = pool.imap(runner, [0, 1])
        next(results)
    print("Left the Pool")
    with ProcessPoolExecutor(1) as ex:
        results = ex.map(runner, [0, 1])
        next(results)
    print("Left the executor")
