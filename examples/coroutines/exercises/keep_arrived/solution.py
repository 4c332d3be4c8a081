"""Have gather give back the errors among the results."""

import asyncio


async def fetch(number):
    await asyncio.sleep(0.4)
    if number == 1:
        raise ValueError("no such page")
    return f"page {number}"


async def main():
    pages = await asyncio.gather(
        *map(fetch, range(4)), return_exceptions=True
    )
    for page in pages:
        if isinstance(page, ValueError):
            print("Failed:", page)
        else:
            print(page)


if __name__ == "__main__":
    asyncio.run(main())
