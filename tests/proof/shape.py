"""Hold a run against the recording that its page shows: what is drawn is true.

Pure functions, as in `verdict`. Times are in seconds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .promise import Promise
from .recording import Recording
from .verdict import SHAPE, Breach

# How far from its place anything may happen, seen from the starts before it.
TOLERANCE = 0.3
# How far from its place a start may be of which no page speaks: of the first thing,
# before which a script imports what it needs, and of a process that is not forked.
START = 1.0
FLEETING = re.compile(r"\d{4,}")  # a PID or a port, which no run repeats
METHOD = re.compile(r"^(Fork|Spawn|ForkServer)(?=Process|PoolWorker)")


@dataclass(frozen=True)
class Event:
    """Something that is drawn: a begin, an end or a line; `what` names it.

    `key` is what the same event of another run has in common with it, `line` the
    transcript's line, and `depth` by how many tasks its lane is deeper from then on.
    """

    at: float
    rank: int  # which comes first of those at the same moment
    lane: int | None
    what: str
    key: str | int
    line: int | None = None
    depth: int = 0


Part = tuple[Event, ...]  # what is matched as one: a lane, or a task
Parts = dict[tuple[str, tuple[str | int, ...]], list[Part]]  # by kind and keys
Pair = tuple[Event, Event]  # an event as it is drawn and as it came


def compare(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where the run is not what is drawn; none if it is.

    Of what computes only the order is held, and nothing of a run that prints
    something else where that may vary.
    """
    pool = shared(stored) | shared(run)
    drawn, seen = parts(stored, promise, pool), parts(run, promise, pool)
    if found := [*unlike(drawn, seen, stored, run)]:
        return [] if varied(run, stored, promise) else found
    if promise.contract.alone:
        return []
    return [*misplaced(pairs(drawn, seen), stored, run)]


def varied(run: Recording, stored: Recording, promise: Promise) -> bool:
    both = zip(promise.read(run.texts), promise.read(stored.texts), strict=False)
    return any(a.varying and a.text != b.text for a, b in both)


def events(run: Recording, promise: Promise) -> Iterator[Event]:
    for task in run.tasks:
        end = run.span if task.end is None else task.end
        what = f"{task.name}({task.arguments})"
        key, last = FLEETING.sub("…", what), 0 if end > task.begin else 3
        yield Event(task.begin, 1, task.lane, f"{what} begins", f"+{key}", depth=1)
        yield Event(end, last, task.lane, f"{what} ends", f"-{key}", depth=-1)
    for wait in run.waits:
        end = run.span if wait.end is None else wait.end
        what, key = f"the join of {wait.worker}", METHOD.sub("", wait.worker)
        yield Event(wait.begin, 2, wait.lane, f"{what} begins", f"+{key}")
        yield Event(end, 2, wait.lane, f"{what} ends", f"-{key}")
    readings = promise.read(run.texts)
    for place, (line, read) in enumerate(zip(run.lines, readings, strict=True)):
        yield Event(line.at, 2, line.lane, f"{line.text!r} is printed", read.key, place)
    yield Event(run.span, 4, 0, "the run ends", "end")


def shared(run: Recording) -> set[str]:
    """The kinds of workers of which several share tasks out among themselves."""
    tasks = Counter(task.lane for task in run.tasks)
    kinds = Counter(kind_of(run, lane) for lane in tasks)
    several = {kind_of(run, lane) for lane, count in tasks.items() if count > 1}
    return {kind for kind in several if kinds[kind] > 1}


def parts(run: Recording, promise: Promise, pool: set[str]) -> Parts:
    """By kind and keys, what each lane did, and each task where lanes share them.

    Which of several workers takes which task is for the machine to decide.
    """
    lanes: dict[int | None, list[Event]] = defaultdict(list)
    for event in sorted(events(run, promise), key=lambda e: (e.at, e.rank)):
        lanes[event.lane].append(event)
    found = defaultdict(list)
    for lane, done in lanes.items():
        kind = kind_of(run, lane)
        for part in divided(done) if kind in pool else [tuple(done)]:
            found[kind, tuple(event.key for event in part)].append(part)
    return {key: sorted(alike, key=lambda p: p[0].at) for key, alike in found.items()}


def divided(lane: Iterable[Event]) -> Iterator[Part]:
    """Each task of a lane with all that is in it, and what is in none."""
    part, depth = [], 0
    for event in lane:
        part.append(event)
        depth += event.depth
        if depth == 0:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def kind_of(run: Recording, lane: int | None) -> str:
    return "other program" if lane is None else run.lanes[lane].kind


def unlike(
    drawn: Parts, seen: Parts, stored: Recording, run: Recording
) -> Iterator[Breach]:
    """What is drawn and was not done, and what was done and is not drawn."""
    for kind in dict.fromkeys(kind for kind, _ in [*drawn, *seen]):
        missing, added = left(drawn, seen, kind), left(seen, drawn, kind)
        for one, other in zip_longest(missing, added, fillvalue=()):
            yield parting(one, other, stored, run)


def left(some: Parts, others: Parts, kind: str) -> list[Part]:
    """The parts of a kind in `some` that have no equal of their own in `others`."""
    return [
        part
        for key, alike in some.items()
        if key[0] == kind
        for part in alike[len(others.get(key, [])) :]
    ]


def parting(one: Part, other: Part, stored: Recording, run: Recording) -> Breach:
    """The first event in which a part of the run is not the one that is drawn."""
    both = zip_longest(one, other)
    a, b = next((a, b) for a, b in both if not (a and b and a.key == b.key))
    if a is None:
        text = f"{run.label(b.lane)}: {b.what}, which is not drawn"
    elif b is None:
        text = f"{stored.label(a.lane)}: it is drawn that {a.what}, which did not happen"
    else:
        text = f"{run.label(b.lane)}: {b.what} where it is drawn that {a.what}"
    return Breach(text, line=a.line if a else None, rank=SHAPE)


def pairs(drawn: Parts, seen: Parts) -> list[Pair]:
    """Each event as it is drawn and as it came, in the order in which they are drawn."""
    matched = [
        pair
        for key, alike in drawn.items()
        for one, other in zip(alike, seen[key], strict=True)
        for pair in zip(one, other, strict=True)
    ]
    return sorted(matched, key=lambda pair: (pair[0].at, pair[0].rank))


def misplaced(
    matched: Iterable[Pair], stored: Recording, run: Recording
) -> Iterator[Breach]:
    """The first event of each lane that is too far from its place.

    What starts late delays what waits for it and nothing else, so each event may
    be as late as any start before it, and as early. A busy machine does the rest:
    all of these are excused as lateness is.
    """
    starts = [0.0] if spawned(stored) != spawned(run) else []
    lanes, told = set(), set()
    for one, other in matched:
        late = other.at - one.at
        off = late - max(min(starts), min(late, max(starts))) if starts else late
        first = one.lane not in lanes
        free = not lanes or (first and slow(one, stored) | slow(other, run))
        if abs(off) > (START if free else TOLERANCE) and one.lane not in told:
            told.add(one.lane)
            side = "later" if off > 0 else "earlier"
            text = f"{stored.label(one.lane)}: {one.what} {abs(off):.2f} s {side} than "
            text += f"at {one.at:.2f} s, where it is drawn"
            yield Breach(text, late=True, line=one.line, rank=SHAPE)
        if first:
            lanes.add(one.lane)
            starts.append(late)


def spawned(run: Recording) -> bool:
    """Whether a main process does not wait for the Python of a child to start."""
    return run.where.get("start_method") == "spawn"


def slow(event: Event, run: Recording) -> bool:
    """Whether the event is of a process in which Python had to start."""
    if event.lane is None or run.lanes[event.lane].kind != "process":
        return False
    forked = run.where.get("start_method") == "fork"
    return not forked or run.lanes[event.lane].name.startswith(("Spawn", "ForkServer"))
