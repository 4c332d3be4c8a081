"""Six downloads at once, where the site allows two."""

import asyncio

inside, counts = [], []


async def download(number):
    inside.append(number)
    counts.append(len(inside))
    await asyncio.sleep(0.4)
    inside.remove(number)


async def main():
    # TODO: have two downloads at once, and never more.
    await asyncio.gather(*map(download, range(6)))
    print("Downloads:", len(counts), "at once:", max(counts))


if __name__ == "__main__":
    asyncio.run(main())
