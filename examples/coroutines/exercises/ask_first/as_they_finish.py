"""Take the pages as they come."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.9 - 0.3 * number)
    return f"page {number}"


async def main():
    pages = []
    for page in asyncio.as_completed(map(fetch, range(3))):
        pages.append(await page)
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
