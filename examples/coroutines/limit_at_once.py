"""A semaphore lets two of six tasks download at once."""

import asyncio

waiting, counts = [], []


async def download(number):
    waiting.append(number)
    counts.append(len(waiting))
    await asyncio.sleep(0.3)
    waiting.remove(number)
    return f"page {number}"


async def fetch(number, places):
    async with places:
        return await download(number)


async def main():
    places = asyncio.Semaphore(2)
    pages = await asyncio.gather(
        *(fetch(n, places) for n in range(6))
    )
    print(*pages, sep=", ")
    print("Downloads at once:", max(counts))


if __name__ == "__main__":
    asyncio.run(main())
