"""Wait for each page before the next one is asked for."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.9 - 0.3 * number)
    return f"page {number}"


async def main():
    pages = []
    # TODO: ask for all three pages before you wait for one.
    for number in range(3):
        pages.append(await fetch(number))
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
