"""What each lane of a recording did, and when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..contract.counting import say_count
from ..contract.terms import Bounds
from ..contract.words import say_interval
from ..run.recording import Recording, Task, Wait
from .scale import LEAST, Scale, format_interval, format_seconds

MOST_LANES, MOST_TASKS = 12, 40  # tasks of a lane that are told one by one
MOST_LETTERS = 9  # of a name beside its lane, as many as of `process 1`
NUMBER = re.compile(r"-?\d+(\.\d+)?")
PLAIN = re.compile(r"'[^'\\]{1,12}'")
FOLDED = re.compile(r"\d+ (items|tasks)")


def fold_tasks(run: Recording, scale: Scale) -> Iterator[Task]:
    """The tasks of a run; on a lane with very many, those too close to see are one."""
    counts = Counter(task.lane for task in run.tasks)
    open_ones: dict[int, list[Task]] = defaultdict(list)
    for task in sorted(run.tasks, key=lambda task: task.begin):
        near = open_ones[task.lane]
        if near and not (
            counts[task.lane] > MOST_TASKS
            and (task.name, task.lineno) == (near[-1].name, near[-1].lineno)
            and task.begin - run.get_end(near[-1]) < scale.seconds * LEAST / 100
        ):
            yield join_tasks(near)
            near.clear()
        near.append(task)
    yield from (join_tasks(near) for near in open_ones.values())


def fold_run(run: Recording, scale: Scale) -> Recording:
    """The run as it is drawn: with such tasks as one, and with the main's own calls."""
    return replace(run, tasks=(*fold_tasks(run, scale), *(run.calls or ())))


def join_tasks(tasks: Sequence[Task]) -> Task:
    """Several tasks as one, from the begin of the first to the end of the last."""
    first, last = tasks[0], tasks[-1]
    if first is last:
        return first
    return replace(first, end=last.end, arguments=f"{len(tasks)} tasks")


def name_lane(run: Recording, lane: int) -> str:
    """What stands beside a lane, whose shape tells the kind of who has a name.

    The ends of a long one stay: workers of one pool differ in the last letters.
    """
    label, half = run.label(lane), MOST_LETTERS // 2
    if not run.lanes[lane].chosen:
        return label
    name = label.partition(" ")[2]
    return name if len(name) <= MOST_LETTERS else f"{name[:half]}…{name[-half:]}"


def find_life(run: Recording, lane: int) -> tuple[float, float]:
    """From when to when the lane is known to have existed."""
    if lane == 0:
        return 0.0, run.span
    times = [line.at for line in run.lines if line.lane == lane]
    for done in find_done(lane, run):
        times += [done.begin, run.get_end(done)]
    if run.lanes[lane].name in {w.worker for w in run.waits if w.end is None}:
        times.append(run.span)  # whom somebody waits for has not ended
    return min(times, default=0.0), max(times, default=0.0)


def find_idle(run: Recording, lane: int) -> Iterator[tuple[float, float]]:
    """The parts of its life in which a lane neither does a task nor joins."""
    at, end = find_life(run, lane)
    for one in find_done(lane, run):
        if one.begin - at > 0.001:
            yield at, one.begin
        at = max(at, run.get_end(one))
    if end - at > 0.001:
        yield at, end


def did_nothing(run: Recording, lane: int) -> bool:
    """Whether it was started, and neither did a task nor printed nor joined."""
    printed = any(line.lane == lane for line in run.lines)
    return lane > 0 and not printed and not find_done(lane, run)


def find_done(lane: int, run: Recording) -> list[Task | Wait]:
    """Its tasks and joins, in the order of their begins."""
    every: list[Task | Wait] = [*run.tasks, *run.waits]
    return sorted((d for d in every if d.lane == lane), key=lambda done: done.begin)


def format_times(done: Task | Wait) -> str:
    """From when to when, or since when for what came to no end."""
    if done.end is None:
        return f"from {format_seconds(done.begin)} s on, without an end"
    return format_interval(done.begin, done.end)


def find_lines(task: Task, run: Recording) -> list[int]:
    """The lines that a task printed, as indices into the recording's."""
    return [
        i
        for i, line in enumerate(run.lines)
        if line.lane == task.lane and task.begin <= line.at <= run.get_end(task)
    ]


def label_bar(arguments: str) -> str:
    """What a bar has room to say of a call: its numbers, or its only argument.

    The names of types say nothing, and a text among other arguments needs its quotes.
    """
    parts = arguments.split(", ")
    if len(parts) == 1 and (PLAIN.fullmatch(arguments) or FOLDED.fullmatch(arguments)):
        return arguments.strip("'")
    return ", ".join(part for part in parts if NUMBER.fullmatch(part))


def format_call(task: Task) -> str:
    return f"{task.name}({task.arguments})"


def find_joined(wait: Wait, run: Recording) -> int | None:
    """The lane of the worker that was waited for, if it did anything."""
    names = (place for place, lane in enumerate(run.lanes) if lane.name == wait.worker)
    return next(names, None)


def name_joined(wait: Wait, run: Recording) -> str:
    """That worker as its lane is named, or else as Python names it."""
    worker = find_joined(wait, run)
    return wait.worker if worker is None else run.label(worker)


def say_join(wait: Wait, run: Recording) -> str:
    until = "in vain" if wait.end is None else f"until {format_seconds(wait.end)} s"
    return f"joins {name_joined(wait, run)} {until}"


def describe_run(run: Recording, lanes: Sequence[int], ends: Bounds | None) -> str:
    """What was done in a run, how long it took, and what is proven of that."""
    told = "; ".join(describe_lane(run, lane) for lane in lanes)
    bounds = f", proven {say_interval(ends)} s" if ends else ""
    return f"{told}. {format_seconds(run.span)} s in all{bounds}."


def describe_lane(run: Recording, lane: int) -> str:
    """What a lane did, for those who cannot see it."""
    parts = [
        f"{format_call(done)} {format_times(done)}"
        if isinstance(done, Task)
        else say_join(done, run)
        for done in find_done(lane, run)
    ]
    count = sum(line.lane == lane for line in run.lines)
    if count:
        parts.append(f"{say_count(count, 'line')} printed")
    nothing = "idle" if did_nothing(run, lane) else "waits"
    return f"{run.label(lane)}: {', '.join(parts) or nothing}"
