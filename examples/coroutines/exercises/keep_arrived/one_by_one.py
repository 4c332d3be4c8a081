"""Catch each error, one coroutine after the other."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.4)
    if number == 1:
        raise ValueError("no such page")
    return f"page {number}"


async def main():
    for number in range(4):
        try:
            print(await fetch(number))
        except ValueError as error:
            print("Failed:", error)


if __name__ == "__main__":
    asyncio.run(main())
