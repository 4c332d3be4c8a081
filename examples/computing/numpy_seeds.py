"""NumPy makes a seed for each part out of one number."""

from multiprocessing import Pool

import numpy as np


def count_hits(seed):
    x, y = np.random.default_rng(seed).random((2, 500_000))
    return np.count_nonzero(x * x + y * y < 1)


if __name__ == "__main__":
    seeds = np.random.SeedSequence(42).spawn(20)
    for workers in (1, 2):
        with Pool(workers) as pool:
            hits = sum(pool.map(count_hits, seeds))
        print(f"{workers} at work: {hits} of 10000000 points hit")
