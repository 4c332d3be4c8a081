"""Count primes in eight threads, which take turns."""

from concurrent.futures import ThreadPoolExecutor
from math import isqrt

halves = [range(2, 260_000), range(260_000, 430_000)]


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(numbers):
    return sum(map(is_prime, numbers))


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=8) as ex:
        found = list(ex.map(count_primes, halves))
    print("Primes:", sum(found))
