"""Hold a run against the recording that its page shows: what is drawn is true.

Pure functions, as in `verdict`. Times are in seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ..contract.promise import Promise
from ..run.recording import Recording
from .breaches import SHAPE, Breach
from .parts import Event, Part, Parts, find_shared, take_apart
from .recorded import find_other_code, find_other_ends
from .sizes import find_renamed, find_resized, find_uncounted

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

Pair = tuple[Event, Event]  # an event as it is drawn and as it came


class Offset(NamedTuple):
    """By how many seconds an event came too late or early, and how many may be."""

    drawn: Event
    seconds: float
    allowed: float

    @property
    def margin(self) -> float:
        return self.allowed - abs(self.seconds)


def compare_shapes(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where the run is not what is drawn; none if it is.

    Of what computes only the order is held, and nothing of a run that prints
    something else where that may vary. All but the size of pools is excused as
    lateness is: what else no busy machine may do to a run, its contract says. Calls of
    the main thread are held where both Pythons can tell them.
    """
    if found := compare_order(run, stored, promise):
        return found
    pairs = pair_runs(run, stored, promise) or ()
    delays = find_delays(run, stored, promise)
    return [*find_misplaced(pairs, stored, run), *delays]


def compare_order(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where the run did not what is drawn, or in another order, whenever it was."""
    resized = [*find_resized(stored, run)]
    if has_varied(run, stored, promise):
        return resized
    drawn, seen = take_both_apart(run, stored, promise)
    return [
        *resized,
        *find_unlike(drawn, seen, stored, run),
        *find_uncounted(stored, run),
        *find_renamed(stored, run),
        *find_other_ends(stored, run),
    ]


def compare_code(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where another line of the script had done what is drawn; none if it was that.

    Beside the drawing a page lights that line; no contract speaks of it.
    """
    if has_varied(run, stored, promise):
        return []
    return [*find_other_code(*take_both_apart(run, stored, promise))]


def measure_margin(run: Recording, stored: Recording, promise: Promise) -> float | None:
    """The seconds by which the run came closest to not being what is drawn.

    None where it is not, or where only the order is held.
    """
    pairs = pair_runs(run, stored, promise)
    if pairs is None:
        return None
    delays = measure_delays(run, stored, promise)
    offsets = measure_offsets(pairs, stored, run)
    margins = [allowed - late for late, allowed, _ in delays]
    return min([*margins, *(offset.margin for offset in offsets)])


def pair_runs(run: Recording, stored: Recording, promise: Promise) -> list[Pair] | None:
    """All events in pairs, None where only the order is held or another was done."""
    drawn, seen = take_both_apart(run, stored, promise)
    if promise.contract.alone or any(find_unlike(drawn, seen, stored, run)):
        return None
    return pair_events(drawn, seen)


def take_both_apart(
    run: Recording, stored: Recording, promise: Promise
) -> tuple[Parts, Parts]:
    """Both in parts; without the calls of the main thread if one Python told none."""
    if run.calls is None or stored.calls is None:
        run, stored = (replace(each, calls=()) for each in (run, stored))
    shared = find_shared(stored) | find_shared(run)
    varied = has_varied(run, stored, promise)
    drawn, seen = (take_apart(r, promise, shared, varied) for r in (stored, run))
    return drawn, seen


def has_varied(run: Recording, stored: Recording, promise: Promise) -> bool:
    both = zip(promise.read(run.texts), promise.read(stored.texts), strict=False)
    return any(a.varying and a.text != b.text for a, b in both)


def find_unlike(
    drawn: Parts, seen: Parts, stored: Recording, run: Recording
) -> Iterator[Breach]:
    """What is drawn and was not done, and what was done and is not drawn."""
    for kind in dict.fromkeys(kind for kind, _ in [*drawn, *seen]):
        missing, added = find_left(drawn, seen, kind), find_left(seen, drawn, kind)
        for one, other in zip_longest(missing, added, fillvalue=()):
            yield tell_parting(one, other, stored, run)


def find_left(some: Parts, others: Parts, kind: str) -> list[Part]:
    """The parts of a kind in `some` that have no equal of their own in `others`."""
    return [
        part
        for key, alike in some.items()
        if key[0] == kind
        for part in alike[len(others.get(key, [])) :]
    ]


def tell_parting(one: Part, other: Part, stored: Recording, run: Recording) -> Breach:
    """The first event in which a part of the run is not the one that is drawn."""
    for a, b in zip_longest(one, other):
        if a is None:
            text = f"{run.label(b.lane)}: {b.what}, which is not drawn"
        elif b is None:
            who = stored.label(a.lane)
            text = f"{who}: it is drawn that {a.what}, which did not happen"
        elif a.key != b.key:
            text = f"{run.label(b.lane)}: {b.what} where it is drawn that {a.what}"
        else:
            continue
        return Breach(text, True, a.line if a else None, SHAPE)
    raise ValueError("the parts are equal")


def pair_events(drawn: Parts, seen: Parts) -> list[Pair]:
    """Each event as it is drawn and as it came, in the order of the drawing."""
    matched = [
        pair
        for key, alike in drawn.items()
        for one, other in zip(alike, seen[key], strict=True)
        for pair in zip(one, other, strict=True)
    ]
    return sorted(matched, key=lambda pair: (pair[0].at, pair[0].rank))


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
    if not promise.contract.alone or (task < line and began <= TOLERANCE):
        late = run.began - began
        yield late, START, "main: nothing is done for {} longer than is drawn"
    late = run.ended - run.span
    yield late, END, "main: the program ends {} after the last thing that it does"


def measure_offsets(
    pairs: Iterable[Pair], stored: Recording, run: Recording
) -> Iterator[Offset]:
    """How far from its place each event was of which anybody knows when it happened.

    Where a child is spawned in one of two runs only, the main process of that one
    does not wait for it.
    """
    starts = [0.0] if is_spawned(stored) != is_spawned(run) else []
    lanes: set[int | None] = set()
    for drawn, seen in pairs:
        late = seen.at - drawn.at
        low, high = min(starts, default=0.0), max(starts, default=0.0)
        free = drawn.starts or seen.starts
        if drawn.held and seen.held:
            allowed = PYTHON if free else TOLERANCE if lanes else START
            yield Offset(drawn, late - max(low, min(late, high)), allowed)
        if free or drawn.lane not in lanes:
            starts.append(late)
        lanes.add(drawn.lane)


def is_spawned(run: Recording) -> bool:
    return run.where.get("start_method") == "spawn"
