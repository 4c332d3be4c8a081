"""Make tasks, and wait for none of them."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.9 - 0.3 * number)
    return f"page {number}"


async def main():
    pages = [asyncio.create_task(fetch(n)) for n in range(3)]
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
