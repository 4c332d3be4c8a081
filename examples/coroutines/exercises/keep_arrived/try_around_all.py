"""Catch the error around all of them."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.4)
    if number == 1:
        raise ValueError("no such page")
    return f"page {number}"


async def main():
    try:
        for page in await asyncio.gather(*map(fetch, range(4))):
            print(page)
    except ValueError as error:
        print("Failed:", error)


if __name__ == "__main__":
    asyncio.run(main())
