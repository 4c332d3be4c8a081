"""Park a stack until something has happened: the one place where a thread waits.

A thread is a stack of this interpreter. One that waits gives its promise to
JavaScript, which sets the whole stack aside (JSPI) and lets another go on.
"""

import collections
import itertools
import json
import linecache
import sys
import time
from _thread import get_ident

from pyodide.ffi import can_run_sync, run_sync

from . import garbage

MAIN = get_ident()
current = MAIN  # whose turn it is
since = time.perf_counter()  # when that began
switching: set[int] = set()  # threads that are letting others go on, their turn over
spent: dict[int, float] = collections.defaultdict(float)  # by thread, in its turns
folder = "/"  # of the reader's code
parked: dict[int, tuple | None] = {}  # where in the reader's code each thread waits
bridge = None  # to JavaScript; `start` sets it
numbers = itertools.count(1)  # of the main thread's waits
handle_signals = None  # `signals` sets it


def get_current():
    return current


def park(way, *args):
    """What this way to wait gives, one of the bridge; others take their turns."""
    me = current
    garbage.collect_due()
    end_turn()
    parked[me] = find_place(sys._getframe(1))
    number = next(numbers) if me == MAIN else 0
    garbage.set_aside()
    try:
        kept = run_sync(bridge.park(number, way, *args))
        while kept is None:
            begin_turn(me)
            handle_signals()
            end_turn()
            kept = run_sync(bridge.resume(number))
        return kept.value
    finally:
        garbage.resume()
        begin_turn(me)
        parked.pop(me, None)


def tell():
    """Where in the reader's code each thread waits, as a report has it; JSON."""
    places = [place for place in parked.values() if place]
    return json.dumps(
        [f"{name}: {find_line(file, line)}" for name, file, line in places]
    )


def find_line(file, line):
    return linecache.getline(file, line).strip()


def begin_turn(thread):
    global current, since
    current, since = thread, time.perf_counter()
    if thread not in switching:
        bridge.beginTurn()


def end_turn():
    bridge.endTurn()
    spent[current] += time.perf_counter() - since


def thread_time():
    """Seconds in which it was this thread's turn: all that it can have computed."""
    return spent[current] + time.perf_counter() - since


def process_time():
    return sum(spent.values()) + time.perf_counter() - since


def find_place(frame):
    """Function, file and line of the innermost frame of the reader's code, if any.

    The frame itself is not kept: its memory is of a stack that is set aside.
    """
    while frame is not None:
        if frame.f_code.co_filename.startswith(folder):
            return frame.f_code.co_name, frame.f_code.co_filename, frame.f_lineno
        frame = frame.f_back
    return None


def pass_turn():
    """Let all others go on that can."""
    park("passTurn")


def can_park():
    """Whether nothing of JavaScript, which cannot be set aside, is on this stack."""
    return can_run_sync()
