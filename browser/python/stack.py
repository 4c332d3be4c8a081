"""Park a stack until something has happened: the one place where a thread waits.

A thread is a stack of this interpreter. One that waits gives its promise to
JavaScript, which sets the whole stack aside (JSPI) and lets another go on.
"""

import itertools
import sys
import types
from _thread import get_ident

from pyodide.ffi import can_run_sync, run_sync

MAIN = get_ident()
current = MAIN  # whose turn it is
folder = "/"  # of the reader's code
parked: dict[int, types.FrameType] = {}  # where each thread waits that does
bridge = None  # to JavaScript; `start` sets it
numbers = itertools.count(1)  # of the main thread's waits
handle_signals = None  # `signals` sets it


def get_current():
    return current


def park(way, *args):
    """What this way to wait gives, one of the bridge; others take their turns."""
    global current
    me = current
    parked[me] = sys._getframe(1)
    number = next(numbers) if me == MAIN else 0
    try:
        kept = run_sync(bridge.park(number, way, *args))
        while kept is None:
            current = me
            handle_signals()
            kept = run_sync(bridge.resume(number))
        return kept.value
    finally:
        current = me
        parked.pop(me, None)


def pass_turn():
    """Let all others go on that can."""
    park("passTurn")


def can_park():
    """Whether nothing of JavaScript, which cannot be set aside, is on this stack."""
    return can_run_sync()
