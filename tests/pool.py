"""The rule by which an executor shares out tasks among its workers.

Calls wait in one queue, first come, first served: a worker that is free takes
the first of them. With a chunksize, `map` puts chunks of consecutive tasks
into the queue in place of single ones. How long a task takes plays no part.

`docs/assets/pool.js` holds the same rule for the page that draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple


class Planned(NamedTuple):
    """Who does a task, in which chunk, and when, in the unit of the durations."""

    worker: int
    chunk: int
    begin: float
    end: float


class Result(NamedTuple):
    """When the caller gets the result of a task, given by its place in the list."""

    task: int
    at: float


def plan(
    durations: Sequence[float], workers: int, chunksize: int = 1, alone: float = 0.0
) -> list[Planned]:
    """What becomes of each task, in the order of the list.

    The pool starts when the caller is done with what takes it `alone`. Of several
    workers that are free at the same moment the first is taken; in a real pool it is
    chance which one.
    """
    free = [alone] * workers
    planned = []
    for task, duration in enumerate(durations):
        chunk, place = divmod(task, chunksize)
        if place == 0:
            worker = free.index(min(free))
        begin = free[worker]
        free[worker] += duration
        planned.append(Planned(worker, chunk, begin, free[worker]))
    return planned


def results(
    planned: Sequence[Planned], how: Literal["map", "as_completed"]
) -> list[Result]:
    """What the caller gets, in this order.

    `as_completed`, which knows no chunks, gives each result as its task ends.
    `map` gives a chunk's results when all of it and of those before it has ended.
    """
    if how == "as_completed":
        ends = [Result(task, each.end) for task, each in enumerate(planned)]
        return sorted(ends, key=lambda result: result.at)
    return [
        Result(task, max(other.end for other in planned if other.chunk <= each.chunk))
        for task, each in enumerate(planned)
    ]
