"""Threads and processes give what a loop gives, somewhere else."""

import asyncio
import os
from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from threading import get_native_id
from time import sleep as pause


def square(number):
    pause(0.4)
    return number * number, (os.getpid(), get_native_id())


async def in_coroutines(numbers):
    calls = [asyncio.to_thread(square, n) for n in numbers]
    return await asyncio.gather(*calls)


def tell(tool, answers):
    squares, places = zip(*answers, strict=True)
    where = "other processes"
    if (os.getpid(), get_native_id()) in places:
        where = "this thread"
    elif os.getpid() in dict(places):
        where = "other threads"
    print(f"{tool}: {squares} in {where}")


if __name__ == "__main__":
    tell("A loop", map(square, [4, 3]))
    with ThreadPoolExecutor(max_workers=2) as executor:
        tell("Threads", executor.map(square, [4, 3]))
    with ProcessPoolExecutor(max_workers=2) as executor:
        tell("Processes", executor.map(square, [4, 3]))
    tell("Coroutines", asyncio.run(in_coroutines([4, 3])))
