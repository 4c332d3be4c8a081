"""The worker stays, whatever it has done."""

import os
from multiprocessing import Pool


def runner(number):
    return os.getpid()


if __name__ == "__main__":
    for size in (1, 5):
        with Pool(1) as pool:
            pids = pool.map(runner, range(10), chunksize=size)
            pool.close()
            pool.join()
        print(f"chunksize={size}, workers: {len(set(pids))}")
