"""Find what went wrong in a run without a word: exits, exceptions, what is left."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

from .events import Event, find_hired, get_pid


def find_bad_exits(events: list[Event]) -> Iterator[int]:
    """Exit codes other than 0 of child processes.

    A pool ends its idle workers with SIGTERM; that is how it is meant.
    """
    codes = {e.pid: e.facts[0] for e in events if e.name == "exit"}
    codes |= {e.facts[0]: e.facts[1] for e in events if e.name == "reaped"}
    machinery = {e.pid for e in events if e.name == "child" and not e.facts[1]}
    machinery |= {get_pid(who) for who, _, _ in find_hired(events)}
    for pid, code in codes.items():
        if code and not (pid in machinery and code == -signal.SIGTERM):
            yield code


def find_lost(events: list[Event]) -> Iterator[str]:
    """The exceptions that no caller got, in words."""
    for event in events:
        if event.name == "died":
            yield f"thread {event.facts[0]} died of {event.facts[1]}"
        elif event.name == "unread":
            yield f"nobody read the exception of a future: {event.facts[0]}"


def find_cut_off(events: list[Event]) -> Iterator[str]:
    """The children that ended without a word."""
    ended = {e.pid for e in events if e.name == "exit"}
    ended |= {e.facts[0] for e in events if e.name == "reaped"}
    for event in events:
        if event.name == "child" and event.pid not in ended:
            yield f"{event.facts[0]} was cut off before its end"


def find_left_open(events: list[Event]) -> Iterator[str]:
    """Name each pool that nothing closed before its process ended."""
    closed = {(e.who[0], e.facts[0]) for e in events if e.name == "closed"}
    for event in events:
        if event.name == "opened" and (event.who[0], event.facts[1]) not in closed:
            yield f"left open: a {event.facts[0]}"


def remove_left_blocks(events: list[Event]) -> Iterator[str]:
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
