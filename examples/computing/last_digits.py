"""The last digits of a sum depend on how it is cut into parts."""

from multiprocessing import Pool

steps = 100_000


def add(part):
    total = 0.0
    for step in part:
        x = (step + 0.5) / steps
        total += 4 / (1 + x * x) / steps
    return total


def integrate(pool, parts):
    cut = [range(n, steps, parts) for n in range(parts)]
    return sum(pool.map(add, cut))


if __name__ == "__main__":
    with Pool(1) as pool:
        totals = [integrate(pool, parts) for parts in (1, 2, 3)]
        again = [integrate(pool, parts) for parts in (1, 2, 3)]
    print("Different totals:", len(set(totals)))
    print("The same with the same parts:", again == totals)
