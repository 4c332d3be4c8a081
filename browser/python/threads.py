"""Threads: stacks of one interpreter that take turns, as under the GIL."""

import asyncio
import contextvars
import itertools
import sys
import traceback

from . import local, stack, system
from .locks import lock

serials = itertools.count(stack.MAIN + 1000)
waited_for: dict[int, "Handle"] = {}  # those that must end before the interpreter does
living = 0
original_interval = sys.setswitchinterval


class Handle:
    """What `threading` keeps of a thread: whether it has ended."""

    def __init__(self, ident=None):
        self.ident, self._running = ident, lock()
        self._ended = False

    def is_done(self):
        return self._ended

    def _set_done(self):
        self._ended = True
        if self._running.locked():
            self._running.release()

    def join(self, timeout=None):
        if self._ended:
            return
        if self.ident == stack.current:
            raise RuntimeError("Cannot join current thread")
        limit = -1 if timeout is None or timeout < 0 else timeout
        if self._running.acquire(True, limit):
            self._running.release()


def make_handle(ident):
    return Handle(ident)


def start_joinable_thread(function, handle=None, daemon=True):
    """Run the function in a stack of its own, as soon as it is its turn."""
    handle = Handle() if handle is None else handle
    handle.ident = next(serials)
    handle._running.acquire()
    if not daemon:
        waited_for[handle.ident] = handle
    # A new thread begins with no context variable set.
    asyncio.get_event_loop().call_soon(
        run, function, handle, context=contextvars.Context()
    )
    return handle


def start_new_thread(function, args=(), kwargs={}):  # noqa: B006 - as `_thread` has it
    return start_joinable_thread(lambda: function(*args, **kwargs)).ident


def run(function, handle):
    stack.begin_turn(handle.ident)
    count(+1)
    try:
        function()
    except SystemExit:
        pass
    except BaseException:
        traceback.print_exc()
    finally:
        count(-1)
        waited_for.pop(handle.ident, None)
        local.forget(handle.ident)
        handle._set_done()
        stack.end_turn()


def count(by):
    global living
    living += by
    stack.bridge.turns = living


def get_native_id():
    return find_native_id(stack.current)


def find_native_id(ident):
    """As on Linux, that of the main thread is the number of the process."""
    return system.getpid() if ident == stack.MAIN else ident


def count_living():
    return living


def shut_down():
    """Wait for each thread that is no daemon."""
    while waited_for:
        next(iter(waited_for.values())).join()


def set_switch_interval(seconds):
    """`sys.setswitchinterval`, which says what seconds it does not take."""
    original_interval(seconds)
    stack.bridge.interval = seconds * 1000


def sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if seconds:
        stack.park("sleep", seconds * 1000)
    else:
        stack.pass_turn()
