"""A program of threads hands its coroutines to an event loop."""

import asyncio
from threading import Thread, current_thread


async def fetch(number):
    await asyncio.sleep(0.5)
    return f"page {number} by {current_thread().name}"


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="looper")
    thread.start()
    futures = [
        asyncio.run_coroutine_threadsafe(fetch(number), loop)
        for number in range(3)
    ]
    for future in futures:
        print(future.result())
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
