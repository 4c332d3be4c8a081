"""Write async before the function that blocks."""

import asyncio
from time import sleep as pause


async def download(number):
    pause(0.5)
    return f"page {number}"


async def fetch(number):
    return await download(number)


async def main():
    pages = await asyncio.gather(*map(fetch, range(3)))
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
