"""Six downloads in a group."""

import asyncio

inside, counts = [], []


async def download(number):
    inside.append(number)
    counts.append(len(inside))
    await asyncio.sleep(0.4)
    inside.remove(number)


async def main():
    async with asyncio.TaskGroup() as group:
        for number in range(6):
            group.create_task(download(number))
    print("Downloads:", len(counts), "at once:", max(counts))


if __name__ == "__main__":
    asyncio.run(main())
