"""Send many numbers together."""

from concurrent.futures import ProcessPoolExecutor
from math import isqrt
from time import process_time


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


if __name__ == "__main__":
    numbers = range(100_001, 101_001)
    start = process_time()
    with ProcessPoolExecutor(max_workers=1) as ex:
        primes = sum(ex.map(is_prime, numbers, chunksize=250))
    used = process_time() - start
    print(f"{primes} primes, a core for {used:.3f} seconds")
