"""Measure how far from its place everything happened that is drawn.

Pure functions, as in `verdict`. Times are in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..contract.promise import Promise
from ..run.recording import Recording
from .breaches import SHAPE, Breach
from .parts import Event, Pair

# How far from its place anything may happen, seen from the starts before it. Of 5,700
# events in five proofs, beside other work for 7 to 10 processes on two cores, 99 in 100
# were within 0.08 s, and all within 0.24 s.
TOLERANCE = 0.3
# How far from its place a start may be, of which no page speaks: of the first thing,
# before which a script imports what it needs, and of a process that is not forked,
# whose Python starts as well. Of 525 there, all were within 0.6 s; at a load of 20 to
# 30 a process once took 1.1 s longer, three times in turn.
START, PYTHON = 1.0, 2.0
# How long a program may go on after all that is drawn. Of 98 on a machine that was
# busy, all had ended within 0.16 s.
END = 1.0
# Until when a script that computes has started its first worker, if it does no more
# before that than import: of 30, all had within 0.11 s.
READY = 0.15


class Offset(NamedTuple):
    """By how many seconds an event came too late or early, and how many may be."""

    drawn: Event
    seconds: float
    allowed: float

    @property
    def margin(self) -> float:
        return self.allowed - abs(self.seconds)


def find_misplaced(
    pairs: Iterable[Pair], stored: Recording, run: Recording
) -> Iterator[Breach]:
    """The first event of each lane that is too far from its place.

    A late start delays what waits for it and nothing else, so an event may be as
    late as any start before it, and as early.
    """
    told: set[int | None] = set()
    for offset in measure_offsets(pairs, stored, run):
        drawn, seconds, _ = offset
        if offset.margin < 0 and drawn.lane not in told:
            told.add(drawn.lane)
            side = "later" if seconds > 0 else "earlier"
            text = (
                f"{stored.label(drawn.lane)}: {drawn.what} {abs(seconds):.2f} s {side} "
                f"than at {drawn.at:.2f} s, where it is drawn"
            )
            yield Breach(text, True, drawn.line, SHAPE)


def measure_offsets(
    pairs: Iterable[Pair], stored: Recording, run: Recording
) -> Iterator[Offset]:
    """How far from its place each event was of which anybody knows when it happened.

    What waits for a program comes later by as much longer as that took to start.
    Where a child is spawned in one of two runs only, the main process of that one
    does not wait for it.
    """
    starts = [0.0] if is_spawned(stored) != is_spawned(run) else []
    lanes: set[int | None] = set()
    for drawn, seen in pairs:
        late = seen.at - drawn.at
        low, high = min(starts, default=0.0), max(starts, default=0.0)
        longer = max(0.0, seen.started - drawn.started)
        high += longer
        free = drawn.starts or seen.starts
        if drawn.held and seen.held:
            allowed = PYTHON if free else TOLERANCE if lanes else START
            yield Offset(drawn, late - max(low, min(late, high)), allowed)
        if free or drawn.lane not in lanes:
            starts.append(late)
        elif longer:
            starts.append(min(late, high))
        lanes.add(drawn.lane)


def is_spawned(run: Recording) -> bool:
    return run.where.get("start_method") == "spawn"


def find_delays(
    run: Recording, stored: Recording, promise: Promise
) -> Iterator[Breach]:
    for late, allowed, text in measure_delays(run, stored, promise):
        if late > allowed:
            yield Breach(text.format(f"{late:.2f} s"), True, None, SHAPE)


def measure_delays(
    run: Recording, stored: Recording, promise: Promise
) -> Iterator[tuple[float, float, str]]:
    """The seconds that passed before and after all that is drawn, and those allowed.

    What the main program does first is to start a worker, mostly, which is drawn once
    it has started. How long it computes before the first line, nobody knows, nor
    before a worker that is drawn later than it takes to start one.
    """
    line = min((line.at for line in stored.lines), default=0.0)
    task = min((task.begin for task in stored.tasks), default=line)
    began = stored.began or min(line, task)
    if not promise.contract.alone or (task < line and began <= READY):
        late = run.began - began
        yield late, START, "main: nothing is done for {} longer than is drawn"
    late = run.ended - run.span
    yield late, END, "main: the program ends {} after the last thing that it does"
