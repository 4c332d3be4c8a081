"""Two threads keep one core busy, two processes keep two."""

from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from math import isqrt
from time import perf_counter as pc
from time import thread_time

halves = [range(2, 250_000), range(250_000, 400_000)]


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(numbers):
    start = thread_time()
    primes = sum(map(is_prime, numbers))
    return primes, thread_time() - start


def measure(name, call_each):
    start = pc()
    results = list(call_each(count_primes, halves))
    seconds = pc() - start
    found = sum(primes for primes, _ in results)
    cores = sum(used for _, used in results) / seconds
    print(f"{name}: {found} primes, {cores:.1f} cores busy")


if __name__ == "__main__":
    measure("In a row", map)
    with ThreadPoolExecutor(max_workers=2) as ex:
        measure("Two threads", ex.map)
    with ProcessPoolExecutor(max_workers=2) as ex:
        measure("Two processes", ex.map)
