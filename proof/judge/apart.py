"""Find tasks that luck alone kept apart: the next run may do them at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from ..run.recording import Kind, Recording, Task
from .offsets import TOLERANCE


def find_lucky(run: Recording, kind: Kind, most: int) -> Iterator[tuple[Task, Task]]:
    """A task, and one before it that ended just in time for `most` at once at most.

    What ended long before it, or was waited for by a `join`, is apart by the script, as
    is all that a pool does which has no more workers than that.
    """
    if any(pool.workers <= most for pool in run.pools):
        return
    tasks = run.list_tasks(kind)
    for task, other in permutations(tasks, 2):
        ended = 0 <= task.begin - run.get_end(other) < TOLERANCE
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
