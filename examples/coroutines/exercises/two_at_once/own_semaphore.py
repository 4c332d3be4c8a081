"""Six downloads, each under a semaphore of its own."""

import asyncio

inside, counts = [], []


async def download(number):
    inside.append(number)
    counts.append(len(inside))
    await asyncio.sleep(0.4)
    inside.remove(number)


async def fetch(number):
    async with asyncio.Semaphore(2):
        await download(number)


async def main():
    await asyncio.gather(*map(fetch, range(6)))
    print("Downloads:", len(counts), "at once:", max(counts))


if __name__ == "__main__":
    asyncio.run(main())
