"""Wait for blocking functions side by side, with asyncio."""

import asyncio
from time import perf_counter as pc
from time import sleep as pause


def runner(seconds):
    pause(seconds)
    return f"Function {seconds} has completed"


async def main():
    async with asyncio.TaskGroup() as group:
        calls = [asyncio.to_thread(runner, n) for n in [1, 1, 1]]
        tasks = [group.create_task(call) for call in calls]
    for task in tasks:
        print(task.result())


if __name__ == "__main__":
    start = pc()
    asyncio.run(main())
    end = pc()
    print(f"Process took {round(end - start, 2)} seconds")
