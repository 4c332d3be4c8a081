"""Await the futures of a thread pool."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def download(number, *, seconds):
    pause(seconds)
    return f"page {number}"


async def main():
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [
            pool.submit(download, number, seconds=0.5)
            for number in range(3)
        ]
        pages = await asyncio.gather(
            *map(asyncio.wrap_future, futures)
        )
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
