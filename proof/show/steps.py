"""Say in words what a step of a thread changed, and how an order of steps ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..explore.board import look_up
from ..judge.orders import Board, find_told, tell_failures

INNER = re.compile(r"\.(mutex|not_empty|not_full|all_tasks_done)\.")
WAITS = {
    "Condition": "waits to be notified by {}",
    "Semaphore": "waits for a place in {}",
    "BoundedSemaphore": "waits for a place in {}",
    "Event": "waits until {} is set",
    "Barrier": "waits at {} for the others",
    "Thread": "waits until {} ends",
}


def tell_step(board: Board, place: int, before: int, after: int) -> Iterator[str]:
    """What a step of a thread changed, in words; `board.js` has the same."""
    for column in board["columns"]:
        old, new = look_up(board, column, before), look_up(board, column, after)
        if old == new:
            continue
        kind, _, name = column.partition(".")
        if kind == "shared" or (kind == str(place) and name.startswith("locals.")):
            if new is not None:
                yield f"{name.removeprefix('locals.')} is {new}"
        elif kind == "locks" and name.endswith(".held") and not is_inner(name):
            lock = name.removesuffix(".held")
            yield f"takes {lock}" if new else f"lets go of {lock}"
        elif column == f"{place}.waits" and new:
            yield tell_wait(board, place, after)
        elif column == f"{place}.failure":
            yield f"fails with {new}"
        elif column == f"{place}.ended":
            yield "ends"
        elif column == "printed":
            for who, text in new[len(old) :]:
                mine = who == board["threads"][place]
                yield f"prints “{text}”" if mine else f"{who} prints “{text}”"


def is_inner(column: str) -> bool:
    """Whether it is of a queue's own locks, which a script does not name."""
    return bool(INNER.search(column))


def tell_wait(board: Board, place: int, state: int) -> str:
    """`waits for lock, held by thread 1`"""
    name = look_up(board, f"{place}.waits", state)
    owner, _, part = name.partition(".")
    if part in ("not_empty", "not_full"):
        return f"waits until {owner} has {'something' if part[4] == 'e' else 'room'}"
    kind = look_up(board, f"{place}.kind", state)
    if kind in WAITS:
        return WAITS[kind].format(name)
    held = f"locks.{name}.held"
    holder = look_up(board, held, state) if held in board["columns"] else ""
    return f"waits for {name}" + (f", held by {holder}" if holder else "")


def tell_outcome(board: Board, state: int) -> str:
    """How an order ended, as a sentence."""
    waits = [
        f"{board['threads'][place]} {tell_wait(board, place, state)}"
        for place in find_told(board, "waits", state)
    ]
    if waits:
        return f"nobody can go on: {' and '.join(waits)}."
    if fails := tell_failures(board, state):
        return f"{' and '.join(fails)}."
    printed = look_up(board, "printed", state)
    return f"it ends with “{printed[-1][1]}”." if printed else "it prints nothing."
