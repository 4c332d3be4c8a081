"""Catch the error around a group."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.4)
    if number == 1:
        raise ValueError("no such page")
    return f"page {number}"


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(n)) for n in range(4)]
        for task in tasks:
            print(task.result())
    except* ValueError as errors:
        print("Failed:", *errors.exceptions)


if __name__ == "__main__":
    asyncio.run(main())
