"""One task fails in a TaskGroup, and the others are cancelled."""

import asyncio


async def fetch(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
    if name == "bad":
        raise ValueError("no such page")
    print(name, "is here")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fetch("quick", 0.3))
            group.create_task(fetch("bad", 0.6))
            group.create_task(fetch("slow", 1.2))
    except* ValueError as errors:
        print("Failed:", *errors.exceptions)
    await asyncio.sleep(0.9)
    print("Going on")


if __name__ == "__main__":
    asyncio.run(main())
