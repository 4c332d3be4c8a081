"""Give a thread an event loop for as long as it needs one."""

import asyncio
from threading import Thread


async def runner():
    await asyncio.sleep(1)
    print("Performing a costly function")


def run():
    asyncio.run(runner())


if __name__ == "__main__":
    thread = Thread(target=run)
    thread.start()
    thread.join()
