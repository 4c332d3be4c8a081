"""A pool's thread does not see the caller's context variables."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="unset")


def runner():
    return user.get()


if __name__ == "__main__":
    user.set("Ada")
    with ThreadPoolExecutor(max_workers=1) as ex:
        print("submit:", ex.submit(runner).result())
        run = copy_context().run
        print("submit in a copy:", ex.submit(run, runner).result())
    print("to_thread:", asyncio.run(asyncio.to_thread(runner)))
