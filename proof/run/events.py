"""Read the events that the observers of a run have noted."""

from __future__ import annotations

import contextlib
import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

# What another does from then on.
HANDED_OVER = ("launched", "wait", "opened", "program", "read")
# What a program does, and not the observer in it, and what it ends with.
ACTS = {"launched", "made", "opened", "program", "thread", "wait", "write", "ended"}
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
        return get_pid(self.who)


def get_pid(who: Who) -> int:
    return int(who[0].split("-")[0])


class Unknown(Exception):
    """The Python that ran is not one that the observer knows; the text says why."""


def read_events(folder: Path) -> list[Event]:
    """All events of a run in the order of time; a torn last one is left out."""
    events = []
    for file in folder.glob("*.events"):
        for name, at, thread, *facts in read_entries(file):
            events.append(Event(name, at, (file.name, thread), tuple(facts)))
    return trace(unite(sorted(events, key=lambda event: event.at)))


def unite(events: list[Event]) -> list[Event]:
    """The same events, a subinterpreter's given to the threads that ran it.

    Each interpreter has a log; only the system knows a thread in all of them.
    """
    firsts = find_firsts(events)
    threads, same = {}, {}
    for event in events:
        if event.name == "native":
            key = event.pid, *event.facts
            if event.who[0] == firsts[event.pid]:
                threads[key] = event.who
            else:
                same[event.who] = threads.get(key, event.who)
    return [replace(event, who=same.get(event.who, event.who)) for event in events]


def trace(events: list[Event]) -> list[Event]:
    """The same events, a task of a pool with the line in which its job was asked for.

    The worker that begins it knows the number of the job, and whose pool it is.
    """
    asked = {(e.pid, e.facts[0]): e.facts[1] for e in events if e.name == "asked"}
    return [
        replace(event, facts=(*event.facts[:-1], asked.get(event.facts[-1])))
        if event.name == "begin" and isinstance(event.facts[-1], tuple)
        else event
        for event in events
    ]


def find_firsts(events: Iterable[Event]) -> dict[int, str]:
    """The log that each process began with, by its number."""
    firsts: dict[int, str] = {}
    for event in events:
        firsts.setdefault(event.pid, event.who[0])
    return firsts


def read_entries(file: Path) -> Iterator[tuple]:
    """The entries of one observer's log, as it wrote them."""
    with file.open("rb") as stream, contextlib.suppress(EOFError, ValueError):
        while True:
            yield marshal.load(stream)


def find_printed(
    events: list[Event], name: str
) -> Iterator[tuple[float, Who, int | None, str]]:
    """Each line that a process printed, with when and in which line of code it ended.

    Or wrote to standard error, where the events to look for are `complain`.
    """
    rests: dict[int, bytes] = defaultdict(bytes)
    for event in events:
        if event.name == name:
            data, lineno, *_ = *event.facts, None
            *whole, rests[event.pid] = (rests[event.pid] + data).split(b"\n")
            for line in whole:
                text = line.rstrip(b"\r").decode("utf-8", "replace")
                yield event.at, event.who, lineno, text


def find_spells(
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


def list_outlived(
    works: Iterable[tuple[Event, float | None]], events: list[Event]
) -> Iterator[tuple[Event, float | None]]:
    """The same, where a task that its process did not survive ends with it."""
    died = {e.facts[0]: e.at for e in events if e.name in ("killed", "reaped")}
    for begin, end in works:
        yield begin, died.get(begin.pid) if end is None else end


def find_calls(events: list[Event]) -> Iterator[Event]:
    """The calls in which the main thread did the work itself.

    In the others it starts a process, which takes as long as the machine likes, joins a
    worker, opens a pool, reads a result or runs a program.
    """
    own = [event for event in events if event.who == events[0].who]
    for call in own:
        if call.name == "called" and not any(
            call.facts[0] < event.at < call.at and event.name in HANDED_OVER
            for event in own
        ):
            yield call


def find_hired(events: list[Event]) -> Iterator[tuple[Who, str, float]]:
    """Who, by which name and when, was started to be there whether it has work or not.

    A process may be ended before it has begun a log.
    """
    firsts = find_firsts(events)
    for event in events:
        if event.name == "hired":
            name, pid = event.facts
            who = (firsts.get(pid, f"{pid}-"), 0) if pid else event.who
            yield who, name, event.at


def find_programs(events: list[Event]) -> Iterator[tuple[Event, float]]:
    """Each Python program that the script ran, and the seconds until it started.

    The number of a process may be that of another one later.
    """
    begun = [event for event in events if event.name == "start"]
    for program in events:
        if program.name == "program":
            [pid] = program.facts
            starts = (e.at for e in begun if e.pid == pid and e.at > program.at)
            if start := next(starts, None):
                yield program, start - program.at


def find_pools(events: list[Event]) -> Iterator[tuple]:
    """Class and size of each pool; of a size that was set twice, the last one."""
    sizes = {(e.who[0], e.facts[0]): e.facts[1:] for e in events if e.name == "sized"}
    yield from sizes.values()


def time_starts(events: list[Event]) -> Iterator[float]:
    """Seconds that child processes, and programs that do tasks, took to begin to work.

    From the first step of each and, since a start may have to wait for a server that
    forks, from when it was asked for. Of these it is not known which is which: what
    was asked for first is taken to have begun first. One that was killed before it
    began took until then, at least.
    """
    first = {e.who[0]: e.at for e in events if e.name == "start"}
    for event in events:
        if event.name in ("child", "engaged"):
            yield event.at - first[event.who[0]]
    asked = (event.at for event in events if event.name == "launched")
    begun = {event.pid: event.at for event in events if event.name == "child"}
    killed = (e.at for e in events if was_killed(e) and e.facts[0] not in begun)
    after = chain(begun.values(), killed)
    yield from (at - before for before, at in zip(asked, after, strict=False))


def was_killed(event: Event) -> bool:
    return event.name == "reaped" and event.facts[1] < 0


def find_begin(events: list[Event], zero: float) -> float:
    """Seconds to what the main process did first: print, or start a worker."""
    done = (event.at for event in list_of_main(events) if event.name in ACTS)
    return next(done, zero) - zero


def find_end(events: list[Event], zero: float) -> float:
    """Seconds to when all that it began had ended; 0 if it was killed before."""
    ended = [event.at for event in list_of_main(events) if event.name == "ended"]
    return max(ended, default=zero) - zero


def list_of_main(events: list[Event]) -> list[Event]:
    return [event for event in events if event.who[0] == events[0].who[0]]
