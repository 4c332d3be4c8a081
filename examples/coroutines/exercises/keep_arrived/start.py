"""Print four pages, one of which is missing."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.4)
    if number == 1:
        raise ValueError("no such page")
    return f"page {number}"


async def main():
    # TODO: report the failure, and print the other pages.
    for page in await asyncio.gather(*map(fetch, range(4))):
        print(page)


if __name__ == "__main__":
    asyncio.run(main())
