"""Let the others have a turn before the call that blocks."""

import asyncio
from time import sleep as pause


def download(number):
    pause(0.5)
    return f"page {number}"


async def fetch(number):
    await asyncio.sleep(0)
    return download(number)


async def main():
    pages = await asyncio.gather(*map(fetch, range(3)))
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
