"""Take the first answer, and cancel the rest of the group."""

import asyncio


async def ask(mirror, seconds, group, answers):
    await asyncio.sleep(seconds)
    answers.append(mirror)
    group.cancel()


async def main():
    answers = []
    async with asyncio.TaskGroup() as group:
        group.create_task(ask("near", 0.3, group, answers))
        far = group.create_task(ask("far", 0.9, group, answers))
    print("Answered by:", *answers)
    print("The far one was cancelled:", far.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
