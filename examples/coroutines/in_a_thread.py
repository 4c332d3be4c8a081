"""Run a blocking call in a thread, and the other tasks go on."""

import asyncio
from time import sleep as pause


def download():
    pause(1.2)
    return "The page"


async def fetch():
    page = await asyncio.to_thread(download)
    print(page, "is here")


async def tick():
    for number in [1, 2, 3]:
        await asyncio.sleep(0.3)
        print("Tick", number)


async def main():
    await asyncio.gather(tick(), fetch())


if __name__ == "__main__":
    asyncio.run(main())
