"""Cut the points into parts with the same seed."""

from multiprocessing import Pool
from random import Random

points = 800_000


def count_hits(seed, points):
    draw = Random(seed).random
    drawn = ((draw(), draw()) for _ in range(points))
    return sum(x * x + y * y < 1 for x, y in drawn)


def share_out(workers):
    parts = [(42, points // 20) for _ in range(20)]
    with Pool(workers) as pool:
        return pool.starmap(count_hits, parts)


if __name__ == "__main__":
    one, two = share_out(1), share_out(2)
    print("The same hits:", one == two)
    print("Other hits in each part:", len(set(two)) > 1)
