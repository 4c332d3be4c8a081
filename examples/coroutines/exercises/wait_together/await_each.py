"""Await each thread before the next one is asked for."""

import asyncio
from time import sleep as pause


def download(number):
    pause(0.5)
    return f"page {number}"


async def main():
    pages = []
    for number in range(3):
        pages.append(await asyncio.to_thread(download, number))
    print(*pages, sep=", ")


if __name__ == "__main__":
    asyncio.run(main())
