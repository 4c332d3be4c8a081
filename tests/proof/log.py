"""Compose a recording from the observers' logs and the terminal's lines."""

from __future__ import annotations

import contextlib
import marshal
import signal
import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .recording import Lane, Line, Recording, Task, Wait

DIGITS = 6  # of a second: two events that one causes after the other stay apart
Who = tuple[str, int]  # a log file's name, and the number of a thread in it


@dataclass(frozen=True)
class Event:
    """One entry of an observer's log; `at` is `time.monotonic` in seconds."""

    name: str
    at: float
    who: Who
    facts: tuple

    @property
    def pid(self) -> int:
        return int(self.who[0].split("-")[0])


class Unknown(Exception):
    """The Python that ran is not one that the observer knows; the text says why."""


def read(folder: Path) -> list[Event]:
    """All events of a run in the order of time; a torn last one is left out."""
    events = []
    for file in folder.glob("*.events"):
        for name, at, thread, *facts in entries(file):
            events.append(Event(name, at, (file.name, thread), tuple(facts)))
    return united(sorted(events, key=lambda event: event.at))


def united(events: list[Event]) -> list[Event]:
    """The same events, a subinterpreter's given to the threads that ran it.

    Each interpreter has a log; only the system knows a thread in all of them.
    """
    firsts = {event.pid: event.who[0] for event in reversed(events)}
    threads, same = {}, {}
    for event in events:
        if event.name == "native":
            key = event.pid, *event.facts
            if event.who[0] == firsts[event.pid]:
                threads[key] = event.who
            else:
                same[event.who] = threads.get(key, event.who)
    return [replace(event, who=same.get(event.who, event.who)) for event in events]


def entries(file: Path) -> Iterator[tuple]:
    """The entries of one observer's log, as it wrote them."""
    with file.open("rb") as stream, contextlib.suppress(EOFError, ValueError):
        while True:
            yield marshal.load(stream)


def compose(
    folder: Path,
    shown: list[tuple[float, str]],
    *,
    exit_code: int,
    complaints: str = "",
    incidents: Iterable[str] = (),
) -> Recording:
    """One recording from a folder of logs and the terminal's timed lines.

    Times become seconds since the main process began. Raises Unknown where an
    observer could not see all that was done.
    """
    events = read(folder)
    if unknown := [event.facts[0] for event in events if event.name == "unknown"]:
        raise Unknown(unknown[0])
    zero = events[0].at if events else min((at for at, _ in shown), default=0.0)
    lines = [(at - zero, who, text) for at, who, text in attributed(shown, events)]
    works = list(outlived(spells(events, "begin", "end"), events))
    waits = list(spells(events, "wait", "waited"))
    lanes = Lanes(
        events, [who for _, who, _ in lines] + [b.who for b, _ in works + waits]
    )
    ends = [at for at, _, _ in lines]
    ends += [(end or begin.at) - zero for begin, end in works]
    return Recording(
        lines=tuple(
            Line(round(at, DIGITS), lanes.index(who), text) for at, who, text in lines
        ),
        tasks=tuple(Task(*timed(*work, lanes, zero)) for work in works),
        waits=tuple(Wait(*timed(*wait, lanes, zero)) for wait in waits),
        lanes=lanes.all,
        span=round(max(ends, default=0.0), DIGITS),
        slowest_start=round(max(starts(events), default=0.0), DIGITS),
        exit_code=exit_code,
        complaints=complaints,
        children=tuple(sorted(bad_exits(events))),
        incidents=(
            *incidents,
            *cut_off(events),
            *left_blocks(events),
            *left_open(events),
        ),
        lost=tuple(lost(events)),
    )


def attributed(
    shown: list[tuple[float, str]], events: list[Event]
) -> Iterator[tuple[float, Who | None, str]]:
    """Time and writer of each line that the terminal showed, in its order.

    The terminal is right about the order, the observer about the time.
    """
    written: dict[str, deque[tuple[float, Who]]] = defaultdict(deque)
    for at, who, text in printed(events):
        written[text].append((at, who))
    for seen_at, text in shown:
        yield *(written[text].popleft() if written[text] else (seen_at, None)), text


def printed(events: list[Event]) -> Iterator[tuple[float, Who, str]]:
    """Each line that a process printed, with the time at which it ended."""
    rests: dict[int, bytes] = defaultdict(bytes)
    for event in events:
        if event.name == "write":
            *whole, rests[event.pid] = (rests[event.pid] + event.facts[0]).split(b"\n")
            for line in whole:
                text = line.rstrip(b"\r").decode("utf-8", "replace")
                yield event.at, event.who, text


def spells(
    events: list[Event], first: str, last: str
) -> Iterator[tuple[Event, float | None]]:
    """Each event named `first` in the order of time, with the end of its spell.

    Spells of one thread nest; one that never ends has None.
    """
    begun, ends = defaultdict(list), {}
    for event in events:
        if event.name == first:
            begun[event.who].append(event)
        elif event.name == last and begun[event.who]:
            ends[id(begun[event.who].pop())] = event.at
    for event in events:
        if event.name == first:
            yield event, ends.get(id(event))


def outlived(
    works: Iterable[tuple[Event, float | None]], events: list[Event]
) -> Iterator[tuple[Event, float | None]]:
    """The same, where a task that its process did not survive ends with it."""
    died = {e.facts[0]: e.at for e in events if e.name == "reaped"}
    for begin, end in works:
        yield begin, died.get(begin.pid) if end is None else end


def timed(begin: Event, end: float | None, lanes: Lanes, zero: float) -> tuple:
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


def starts(events: list[Event]) -> Iterator[float]:
    """Seconds from the first step of each child process to its work."""
    first = {e.who[0]: e.at for e in events if e.name == "start"}
    for event in events:
        if event.name == "child":
            yield event.at - first[event.who[0]]


def bad_exits(events: list[Event]) -> Iterator[int]:
    """Exit codes other than 0 of child processes.

    A pool ends its idle workers with SIGTERM; that is how it is meant.
    """
    codes = {e.pid: e.facts[0] for e in events if e.name == "exit"}
    codes |= {e.facts[0]: e.facts[1] for e in events if e.name == "reaped"}
    machinery = {e.pid for e in events if e.name == "child" and not e.facts[1]}
    for pid, code in codes.items():
        if code and not (pid in machinery and code == -signal.SIGTERM):
            yield code


def lost(events: list[Event]) -> Iterator[str]:
    """The exceptions that no caller got, in words."""
    for event in events:
        if event.name == "died":
            yield f"thread {event.facts[0]} died of {event.facts[1]}"
        elif event.name == "unread":
            yield f"nobody read the exception of a future: {event.facts[0]}"


def cut_off(events: list[Event]) -> Iterator[str]:
    """The children that ended without a word."""
    ended = {e.pid for e in events if e.name == "exit"}
    ended |= {e.facts[0] for e in events if e.name == "reaped"}
    for event in events:
        if event.name == "child" and event.pid not in ended:
            yield f"{event.facts[0]} was cut off before its end"


def left_open(events: list[Event]) -> Iterator[str]:
    """Name each pool that nothing closed before its process ended."""
    closed = {(e.who[0], e.facts[0]) for e in events if e.name == "closed"}
    for event in events:
        if event.name == "opened" and (event.who[0], event.facts[1]) not in closed:
            yield f"left open: a {event.facts[0]}"


def left_blocks(events: list[Event]) -> Iterator[str]:
    """Name, and remove, what outlives processes until it is unlinked."""
    if sys.platform == "win32":
        return  # Windows frees it with its last handle
    import _multiprocessing
    import _posixshmem

    unlink = {
        "shared memory block": _posixshmem.shm_unlink,
        "semaphore": _multiprocessing.sem_unlink,
    }
    for event in events:
        if event.name == "made":
            kind, name = event.facts
            try:
                unlink[kind](name)
            except FileNotFoundError:
                continue
            yield f"left behind: {kind} {name}"
