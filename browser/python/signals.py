"""Signals: the kernel decides what one does, by what this process has asked for."""

import builtins
import functools
import signal
import sys

from . import stack
from .calls import call, post

original = signal.signal
original_print = builtins.print


def set_handler(number, handler):
    """`signal.signal`: the handler that was there before."""
    if stack.current != stack.MAIN:
        raise ValueError("signal only works in main thread of the main interpreter")
    before = original(number, handler)
    wish = {signal.SIG_IGN: "ignore", signal.SIG_DFL: "end"}.get(handler, "deliver")
    if number in (signal.SIGCHLD, signal.SIGCONT) and wish == "end":
        wish = "ignore"
    post("handle", int(number), wish)
    return before


def handle_waiting():
    """Run the handlers of all signals that have come."""
    while number := stack.bridge.takeSignal():
        handler = signal.getsignal(number)
        if callable(handler):
            handler(number, None)


def interrupt_main(number=signal.SIGINT):
    """`_thread.interrupt_main`: as if this signal had come."""
    stack.bridge.signal(number)
    if stack.current == stack.MAIN:
        handle_waiting()


def kill(pid, number):
    call("kill", pid, int(number))
    if stack.current == stack.MAIN:
        handle_waiting()


def switch(number, frame):
    """Let other threads take their turns, between two steps of the reader's code.

    Within the library, a stack that is set aside could hold what another needs.
    """
    me = stack.current
    stack.switching.add(me)
    try:
        own = frame.f_code.co_filename.startswith(stack.folder)
        if own and stack.can_park() and not is_printing():
            stack.pass_turn()
    finally:
        stack.switching.discard(me)
        stack.bridge.beginTurn()


@functools.wraps(original_print)
def print(*values, **options):
    """`print`, as a step of the library: nobody takes a turn before its line has ended.

    Python looks for signals as it asks a value, or the end of a line, for its text.
    """
    original_print(*values, **options)


def is_printing():
    """Whether this stack is within a write, which nobody else may begin meanwhile."""
    try:
        sys.stdout.buffer.flush()
        sys.stderr.buffer.flush()
    except RuntimeError:  # reentrant call
        return True
    except (AttributeError, ValueError):  # the script has other streams, or closed them
        pass
    return False
