"""Make a task of each coroutine, and await it there."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.9 - 0.3 * number)
    return f"page {number}"


async def main():
    pages = []
    for number in range(3):
        task = asyncio.create_task(fetch(number))
        pages.append(await task)
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
