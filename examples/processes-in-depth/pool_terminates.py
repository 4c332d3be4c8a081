"""Leaving its block, a Pool terminates where an executor waits."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    print(f"Function {seconds} has completed")


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        quick = pool.apply_async(runner, [0])
        slow = pool.apply_async(runner, [1])
        quick.wait()
        pause(0.3)
    print("Left the Pool, slow call done:", slow.ready())

    with ProcessPoolExecutor(1) as ex:
        quick = ex.submit(runner, 0)
        slow = ex.submit(runner, 1)
        quick.result()
    print("Left the executor, slow call done:", slow.done())
