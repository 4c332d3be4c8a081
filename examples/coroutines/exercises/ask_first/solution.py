"""Make tasks of all coroutines, and then await each."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.9 - 0.3 * number)
    return f"page {number}"


async def main():
    tasks = [asyncio.create_task(fetch(n)) for n in range(3)]
    pages = [await task for task in tasks]
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
