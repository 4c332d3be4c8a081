"""Take out of a run what luck alone made otherwise than it is drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from ..run.recording import Recording
from .parts import APART, FLEETING


def settle(run: Recording, stored: Recording) -> Recording:
    """The run as it is drawn, where luck alone made it another one."""
    return settle_ends(settle_arguments(run, stored), stored)


def settle_arguments(run: Recording, stored: Recording) -> Recording:
    """The run with the arguments that are drawn, where but a PID or a port is another.

    In a container, where few processes have been before, a PID may have one digit.
    """
    drawn = {(task.name, task.arguments) for task in stored.tasks}
    fleeting = [each for each in sorted(drawn) if FLEETING.search(each[1])]
    tasks = list(run.tasks)
    for (place, task), (name, given) in product(enumerate(tasks), fleeting):
        exact = (task.name, task.arguments) in drawn
        if not exact and name == task.name and is_alike(task.arguments, given):
            tasks[place] = replace(task, arguments=given)
    return replace(run, tasks=tuple(tasks))


def settle_ends(run: Recording, stored: Recording) -> Recording:
    """The run with an end for each thread that is drawn to end as the run does.

    Nobody waits for a daemon: the end of the run may be first, and cut it off.
    """
    last = {
        (task.name, task.arguments)
        for task in stored.list_tasks("thread")
        if task.end is not None and stored.span - task.end < APART
    }
    overtaken = [
        task
        for task in run.list_tasks("thread")
        if task.end is None and (task.name, task.arguments) in last
    ]
    tasks = (replace(t, end=run.span) if t in overtaken else t for t in run.tasks)
    return replace(run, tasks=tuple(tasks))


def is_alike(some: str, drawn: str) -> bool:
    """Whether two texts differ only where a PID or a port is drawn."""
    pattern = r"\d+".join(map(re.escape, FLEETING.split(drawn)))
    return re.fullmatch(pattern, some) is not None
