"""Equal ranges are not equal work: cut more parts than workers."""

from math import isqrt
from multiprocessing import Pool


def count_primes(numbers):
    primes = divisions = 0
    for number in numbers:
        for divisor in range(2, isqrt(number) + 1):
            divisions += 1
            if number % divisor == 0:
                break
        else:
            primes += 1
    return primes, divisions


if __name__ == "__main__":
    with Pool(2) as pool:
        for size in (50_000, 5_000):
            starts = range(2, 100_002, size)
            parts = [range(start, start + size) for start in starts]
            results = pool.map(count_primes, parts, chunksize=1)
            primes = sum(found for found, _ in results)
            shares = [divisions for _, divisions in results]
            largest = max(shares) / sum(shares)
            print(f"{len(parts)} parts: {primes} primes,", end=" ")
            print(f"{largest:.0%} of the work in the largest part")
