"""Three consumers share one queue until it is shut down."""

import asyncio


async def consume(jobs, done):
    try:
        while True:
            job = await jobs.get()
            await asyncio.sleep(0.3)
            done.append(job)
    except asyncio.QueueShutDown:
        pass


async def main():
    jobs, done, sizes = asyncio.Queue(maxsize=3), [], []
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(consume(jobs, done))
        for number in range(9):
            await jobs.put(number)
            sizes.append(jobs.qsize())
        jobs.shutdown()
    print("Done:", *sorted(done))
    print("In the queue, at most:", max(sizes))


if __name__ == "__main__":
    asyncio.run(main())
