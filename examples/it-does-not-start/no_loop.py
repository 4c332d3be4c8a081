"""Ask for the event loop of a thread, which has none."""

import asyncio
from threading import Thread


async def runner():
    await asyncio.sleep(1)
    print("Performing a costly function")


def run():
    asyncio.get_event_loop().run_until_complete(runner())


if __name__ == "__main__":
    thread = Thread(target=run)
    thread.start()
    thread.join()
