"""Six downloads under one semaphore."""

import asyncio

inside, counts = [], []


async def download(number):
    inside.append(number)
    counts.append(len(inside))
    await asyncio.sleep(0.4)
    inside.remove(number)


async def fetch(number, places):
    async with places:
        await download(number)


async def main():
    places = asyncio.Semaphore(2)
    await asyncio.gather(*(fetch(n, places) for n in range(6)))
    print("Downloads:", len(counts), "at once:", max(counts))


if __name__ == "__main__":
    asyncio.run(main())
