"""Compose a recording from the observers' logs and the terminal's lines."""

from __future__ import annotations

import math
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..contract.terms import QUIET
from .ends import (
    find_bad_exits,
    find_cut_off,
    find_left_open,
    find_lost,
    remove_left_blocks,
)
from .events import (
    Event,
    Unknown,
    Who,
    find_begin,
    find_end,
    find_printed,
    find_spells,
    list_outlived,
    read_events,
    time_starts,
)
from .recording import Lane, Line, Recording, Task, Wait

# A recording is published, and names nothing of the machine.
FOLDERS = re.compile(r'(File ")[^"\n]*[/\\]')
DIGITS = 6  # of a second: two events that one causes after the other stay apart


def compose(
    folder: Path,
    shown: list[tuple[float, str]],
    *,
    exit_code: int,
    errors: Sequence[tuple[float, str]] = (),
    incidents: Iterable[str] = (),
    ended: float = math.inf,
    hung: Iterable[str] = (),
) -> Recording:
    """One recording from a folder of logs and the terminal's timed lines.

    Those of standard error have a terminal of their own. Times become seconds since the
    main process began. Of a run that `hung` nothing counts that came after it was
    `ended`, and the hang is drawn for as long as it takes to see one. Raises Unknown
    where an observer could not see all that was done.
    """
    noted = read_events(folder)
    left = list(remove_left_blocks(noted))
    events = [event for event in noted if event.at <= ended]
    if unknown := [event.facts[0] for event in events if event.name == "unknown"]:
        raise Unknown(unknown[0])
    zero = events[0].at if events else min((at for at, _ in shown), default=0.0)
    lines = [(at - zero, who, text) for at, who, text in attribute(shown, events)]
    works = list(list_outlived(find_spells(events, "begin", "end"), events))
    waits = list(find_spells(events, "wait", "waited"))
    lanes = Lanes(
        events, [who for _, who, _ in lines] + [b.who for b, _ in works + waits]
    )
    ends = [at for at, _, _ in lines]
    ends += [(end or begin.at) - zero for begin, end in works]
    if hung:
        ends += [max((event.at - zero for event in events), default=0.0) + QUIET]
    return Recording(
        lines=tuple(
            Line(round(at, DIGITS), lanes.index(who), text) for at, who, text in lines
        ),
        tasks=tuple(Task(*place_spell(*work, lanes, zero)) for work in works),
        waits=tuple(Wait(*place_spell(*wait, lanes, zero)) for wait in waits),
        lanes=lanes.all,
        span=round(max(ends, default=0.0), DIGITS),
        began=round(find_begin(events, zero), DIGITS),
        ended=round(find_end(events, zero), DIGITS),
        slowest_start=round(max(time_starts(events), default=0.0), DIGITS),
        exit_code=exit_code,
        complaints=FOLDERS.sub(r"\1", "\n".join(text for _, text in errors)),
        complained=tuple(
            round(at - zero, DIGITS)
            for at, _, _ in attribute(errors, events, "complain")
        ),
        children=tuple(sorted(find_bad_exits(events))),
        incidents=(*incidents, *([] if hung else find_unfinished(events, left))),
        lost=tuple(find_lost(events)),
        hung=tuple(hung),
    )


def find_unfinished(events: list[Event], left: Iterable[str]) -> Iterator[str]:
    """What came to no end, with the blocks of memory that were `left`."""
    yield from find_cut_off(events)
    yield from left
    yield from find_left_open(events)


def attribute(
    shown: Sequence[tuple[float, str]], events: list[Event], name: str = "write"
) -> Iterator[tuple[float, Who | None, str]]:
    """Time and writer of each line that the terminal showed, in its order.

    The terminal is right about the order, the observer about the time.
    """
    written: dict[str, deque[tuple[float, Who]]] = defaultdict(deque)
    for at, who, text in find_printed(events, name):
        written[text].append((at, who))
    for seen_at, text in shown:
        yield *(written[text].popleft() if written[text] else (seen_at, None)), text


def place_spell(begin: Event, end: float | None, lanes: Lanes, zero: float) -> tuple:
    """Begin and end in seconds since `zero`, the lane, and the event's facts."""
    until = None if end is None else round(end - zero, DIGITS)
    return round(begin.at - zero, DIGITS), until, lanes.index(begin.who), *begin.facts


class Lanes:
    """The lanes of a run: main first, then workers as they first appear."""

    def __init__(self, events: list[Event], workers: Iterable[Who | None]):
        processes = list(dict.fromkeys(event.pid for event in events))
        main = (events[0].who[0], 0) if events else ("0", 0)
        firsts = {event.pid: event.who[0] for event in reversed(events)}
        names = {(e.who, e.name): e.facts[0] for e in events if e.facts}
        first_seen = {event.who: event.at for event in reversed(events)}
        seen = sorted({w for w in workers if w} - {main}, key=first_seen.__getitem__)
        self.order, lanes = [main, *seen], [Lane("main", 0, "MainThread")]
        for who in seen:
            pid = int(who[0].split("-")[0])
            process = processes.index(pid)
            if who == (firsts[pid], 0):
                name = names.get((who, "child"), "Process")
                lanes.append(Lane("process", process, name))
            else:
                name = names.get((who, "thread"), "Thread")
                lanes.append(Lane("thread", process, name))
        self.all = tuple(lanes)

    def index(self, who: Who | None) -> int | None:
        return None if who is None else self.order.index(who)
