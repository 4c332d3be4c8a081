"""Find tasks that luck alone kept apart, and refuse a promise that they always are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from ..contract.terms import Contract, Workers
from ..run.recording import Kind, Recording, Task
from .breaches import Breach
from .lateness import APART


def find_chances(stored: Recording, contract: Contract) -> Iterator[Breach]:
    """A promise that workers take turns, where nothing makes them."""
    yield from find_chance(stored, "process", contract.processes)
    yield from find_chance(stored, "thread", contract.threads)


def find_chance(stored: Recording, kind: Kind, wanted: Workers) -> Iterator[Breach]:
    if wanted.at_once is None:
        return
    if pair := next(find_unguarded(stored, kind, wanted.at_once), None):
        task, other = pair
        yield Breach(
            f"it is luck that {stored.label(other.lane)} had ended when "
            f"{stored.label(task.lane)} began: let the script wait for that, "
            f"or take out at_once={wanted.at_once}",
            term="at_once",
        )


def find_unguarded(
    run: Recording, kind: Kind, most: int
) -> Iterator[tuple[Task, Task]]:
    """A task, and one before it that ended just in time for `most` at once at most.

    What ended long before it, or was waited for by a `join`, is apart by the script, as
    is all that a pool does which has no more workers than that.
    """
    if any(pool.workers <= most for pool in run.pools):
        return
    tasks = run.list_tasks(kind)
    for task, other in permutations(tasks, 2):
        ended = 0 <= task.begin - run.get_end(other) < APART
        if not ended or task.lane == other.lane or is_joined(run, other, task.begin):
            continue
        beside = [t for t in tasks if t.lane not in (task.lane, other.lane)]
        running = sum(t.begin <= task.begin < run.get_end(t) for t in beside)
        if running + 2 > most:
            yield task, other


def is_joined(run: Recording, task: Task, before: float) -> bool:
    """Whether a worker was waited for by then; `before` is in seconds of the run."""
    worker = run.lanes[task.lane].name
    ends = [run.get_end(wait) for wait in run.waits if wait.worker == worker]
    return any(end <= before for end in ends)
