"""`asyncio` on the event loop that there is: the browser's own.

Each callback of the loop is a stack too, of the thread in which the loop runs.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from pyodide.webloop import WebLoop

from . import garbage, stack

owner = stack.MAIN  # the thread that waits for the loop
executor = None  # of calls that shall not hold the loop up
original_run = asyncio.Handle._run
original_until = WebLoop.run_until_complete


def run_handle(handle):
    stack.begin_turn(owner)
    original_run(handle)
    garbage.collect_due()
    stack.end_turn()


def run_until_complete(self, future):
    global owner
    before, owner = owner, stack.current
    stack.end_turn()
    garbage.set_aside()
    try:
        return original_until(self, future)
    finally:
        garbage.resume()
        stack.begin_turn(owner)
        owner = before


def run_in_executor(self, chosen, function, *args):
    global executor
    if chosen is None:
        executor = executor or ThreadPoolExecutor(thread_name_prefix="asyncio")
        chosen = executor
    return asyncio.wrap_future(chosen.submit(function, *args), loop=self)


def run(main, *, debug=None, loop_factory=None):
    """`asyncio.run`: what the coroutine left is cancelled, and its threads end."""
    if not asyncio.iscoroutine(main):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    loop = asyncio.get_event_loop()
    others = asyncio.all_tasks(loop)  # what runs the script is one of them
    try:
        return loop.run_until_complete(main)
    finally:
        loop.run_until_complete(cancel(asyncio.all_tasks(loop) - others))
        shut_down()


async def cancel(tasks):
    left = tasks - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def shut_down():
    global executor
    if executor:
        executor.shutdown()
    executor = None


def install():
    asyncio.run = run
    asyncio.Handle._run = run_handle
    WebLoop.run_until_complete = run_until_complete
    WebLoop.run_in_executor = run_in_executor
