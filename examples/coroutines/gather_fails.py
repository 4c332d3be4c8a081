"""One task fails in gather, and the others go on."""

import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    if name == "bad":
        raise ValueError("no such page")
    print(name, "is here")


async def main():
    try:
        await asyncio.gather(
            fetch("quick", 0.3),
            fetch("bad", 0.6),
            fetch("slow", 1.2),
        )
    except ValueError as error:
        print("Failed:", error)
    await asyncio.sleep(0.9)
    print("Going on")


if __name__ == "__main__":
    asyncio.run(main())
