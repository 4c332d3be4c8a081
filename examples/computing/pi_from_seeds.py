"""The seeds belong to the parts, and not to the workers."""

from multiprocessing import Pool
from random import Random


def count_hits(seed):
    draw = Random(seed).random
    points = ((draw(), draw()) for _ in range(40_000))
    return sum(x * x + y * y < 1 for x, y in points)


if __name__ == "__main__":
    for workers in (1, 2):
        with Pool(workers) as pool:
            hits = sum(pool.map(count_hits, range(20)))
        print(f"{workers} at work: {hits} of 800000 points hit")
