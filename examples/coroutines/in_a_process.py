"""Compute in another process while the event loop goes on."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def is_prime(number):
    return all(number % n for n in range(2, int(number**0.5) + 1))


def count_primes(limit):
    return sum(is_prime(number) for number in range(2, limit))


async def count_ticks(answer):
    ticks = 0
    while not answer.done():
        await asyncio.sleep(0.05)
        ticks += 1
    return ticks


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=1) as pool:
        answer = loop.run_in_executor(pool, count_primes, 300_000)
        ticks = await count_ticks(answer)
        print("Primes:", await answer)
        print("Ticks meanwhile:", ticks)


if __name__ == "__main__":
    asyncio.run(main())
