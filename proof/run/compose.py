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
    find_calls,
    find_end,
    find_pools,
    find_printed,
    find_programs,
    find_spells,
    list_outlived,
    read_events,
    time_starts,
)
from .lanes import Lanes
from .recording import Line, Pool, Program, Recording, Task, Wait

# A recording is published, and names nothing of the machine.
FOLDERS = re.compile(
    r"""(File ")[^"\n]*[/\\]"""
    r"""|(?<=')[^'\n]*[/\\](?=\w+\.py')"""
    r"""|^\S*[/\\](?=\w+\.py:\d+: \w+Warning: )""",
    re.MULTILINE,
)
DIGITS = 6  # of a second: two events that one causes after the other stay apart


def compose(
    folder: Path,
    shown: list[tuple[float, str]],
    *,
    exit_code: int,
    errors: Sequence[tuple[float, str]] = (),
    incidents: Iterable[str] = (),
    ended: float = math.inf,
    until: float | None = None,
    hung: Iterable[str] = (),
) -> Recording:
    """One recording from a folder of logs and the terminal's timed lines.

    Those of standard error have a terminal of their own. Times become seconds since the
    main process began. A run that is not over, or was cut off, is drawn `until` then.
    Of a run that `hung` nothing counts that came after it was `ended`, and the hang is
    drawn for as long as it takes to see one. Raises Unknown where an observer could not
    see all that was done.
    """
    noted = read_events(folder)
    left = list(remove_left_blocks(noted))
    events = [event for event in noted if event.at <= ended]
    if unknown := [event.facts[0] for event in events if event.name == "unknown"]:
        raise Unknown(unknown[0])
    zero = events[0].at if events else min((at for at, _ in shown), default=0.0)
    lines = [
        (at - zero, who, lineno, text)
        for at, who, lineno, text in attribute(shown, events)
    ]
    works = list(list_outlived(find_spells(events, "begin", "end"), events))
    waits = list(find_spells(events, "wait", "waited"))
    lanes = Lanes(
        events, [who for _, who, *_ in lines] + [b.who for b, _ in works + waits]
    )
    ends = [at for at, *_ in lines]
    ends += [(end or begin.at) - zero for begin, end in works]
    calls = [place_call(call, zero) for call in find_calls(events)]
    if until and events:
        ends += [until - zero]
    if hung:
        ends += [max((event.at - zero for event in events), default=0.0) + QUIET]
    return Recording(
        lines=tuple(
            Line(round(at, DIGITS), lanes.index(who), text, lineno)
            for at, who, lineno, text in lines
        ),
        tasks=tuple(Task(*place_spell(*work, lanes, zero)) for work in works),
        calls=tuple(calls) if any(e.name == "calls" for e in events) else None,
        waits=tuple(Wait(*place_spell(*wait, lanes, zero)) for wait in waits),
        lanes=lanes.all,
        pools=tuple(Pool(*facts) for facts in find_pools(events)),
        programs=tuple(place_programs(events, lanes, zero)),
        span=round(max(ends, default=0.0), DIGITS),
        began=round(find_begin(events, zero), DIGITS),
        ended=round(find_end(events, zero), DIGITS),
        slowest_start=round(max(time_starts(events), default=0.0), DIGITS),
        exit_code=exit_code,
        complaints=FOLDERS.sub(r"\1", "\n".join(text for _, text in errors)),
        complained=tuple(
            round(at - zero, DIGITS) for at, *_ in attribute(errors, events, "complain")
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
) -> Iterator[tuple[float, Who | None, int | None, str]]:
    """Time, writer and line of code of each line that the terminal showed, in order.

    The terminal is right about the order, the observer about the time.
    """
    written: dict[str, deque[tuple]] = defaultdict(deque)
    for *about, text in find_printed(events, name):
        written[text].append(tuple(about))
    for seen_at, text in shown:
        unknown = seen_at, None, None
        yield *(written[text].popleft() if written[text] else unknown), text


def place_spell(begin: Event, end: float | None, lanes: Lanes, zero: float) -> tuple:
    """Begin and end in seconds since `zero`, the lane, and the event's facts."""
    until = None if end is None else round(end - zero, DIGITS)
    return round(begin.at - zero, DIGITS), until, lanes.index(begin.who), *begin.facts


def place_call(call: Event, zero: float) -> Task:
    """A call of the main thread, of which the log has the begin as a fact."""
    began, *about = call.facts
    return Task(round(began - zero, DIGITS), round(call.at - zero, DIGITS), 0, *about)


def place_programs(events: list[Event], lanes: Lanes, zero: float) -> Iterator[Program]:
    """Those that somebody with a lane has run."""
    for event, start in find_programs(events):
        if event.who in lanes.order:
            at, lane = round(event.at - zero, DIGITS), lanes.order.index(event.who)
            yield Program(at, lane, round(start, DIGITS))
