"""Who worked, how many of them at once, and who was waited for."""

from __future__ import annotations

import pytest
from judging import MAIN, contract, judge, says, worked

from proof.judge.workers import count_at_once
from proof.run.recording import Lane, Recording, Task, Wait

OVERLAP = {
    "nobody": ([], 0),
    "one": ([(0, 1)], 1),
    "one after the other": ([(0, 1), (2, 3)], 1),
    "touching": ([(0, 1), (1, 2)], 1),
    "touching, told backwards": ([(1, 2), (0, 1)], 1),
    "together": ([(0, 1), (0, 1)], 2),
    "overlapping": ([(0, 1), (0.9, 2)], 2),
    "one within another": ([(0, 3), (1, 2)], 2),
    "a chain of overlaps": ([(0, 2), (1, 3), (2, 4)], 2),
    "three at one moment": ([(0, 3), (1, 4), (2, 5)], 3),
    "too short to measure": ([(1, 1)], 1),
    "too short to measure, in turn": ([(1, 1), (1, 1)], 1),
    "too short to measure, within another": ([(0, 2), (1, 1)], 2),
}


@pytest.mark.parametrize(("intervals", "most"), OVERLAP.values(), ids=OVERLAP)
def test_how_many_work_at_once(intervals, most):
    """Intervals that share a moment count; those that only touch do not."""

    assert count_at_once(intervals) == most


TOGETHER, IN_TURN = [(0, 1), (0, 1)], [(0, 1), (1, 2)]
RIGHT_WORKERS = {
    "as many as it says": ("process", TOGETHER, ["processes(2)"]),
    "as many at once": ("process", TOGETHER, ["processes(2, at_once=2)"]),
    "one after the other": ("thread", IN_TURN, ["threads(2, at_once=1)"]),
    "overlap that is not the lesson": ("thread", IN_TURN, ["threads(2)"]),
    "nobody": ("thread", [], []),
    "cut off at the end": (
        "process",
        [(0, None), (0.5, 1)],
        ["processes(2, at_once=2)"],
    ),
}


@pytest.mark.parametrize(
    ("kind", "tasks", "marks"), RIGHT_WORKERS.values(), ids=RIGHT_WORKERS
)
def test_the_right_workers(kind, tasks, marks):
    """So many workers did tasks, so many of them at once."""

    assert judge(worked(kind, *tasks, span=2.0), [], contract(*marks)) == []


WRONG_WORKERS = {
    "too few": (
        "process",
        [(0, 1)],
        ["processes(2)"],
        ["1 process did tasks, not 2"],
    ),
    "too many": ("thread", TOGETHER, ["threads(1)"], ["2 threads did tasks, not 1"]),
    "in turn, not at once": (
        "process",
        IN_TURN,
        ["processes(2, at_once=2)"],
        ["at most 1 process worked at once, not 2"],
    ),
    "at once, not in turn": (
        "thread",
        TOGETHER,
        ["threads(2, at_once=1)"],
        ["at most 2 threads worked at once, not 1"],
    ),
    "threads for processes": (
        "thread",
        TOGETHER,
        ["processes(2, at_once=2)"],
        ["0 processes did tasks", "at most 0 processes", "2 threads did tasks, not 0"],
    ),
    "processes for threads": (
        "process",
        TOGETHER,
        ["threads(2)"],
        ["2 processes did tasks, not 0", "0 threads did tasks"],
    ),
    "processes that no mark tells of": (
        "process",
        [(0, 1)],
        [],
        ["1 process did tasks, not 0"],
    ),
    "threads that no mark tells of": (
        "thread",
        [(0, 1)],
        [],
        ["1 thread did tasks, not 0"],
    ),
    "none that a mark tells of": (
        "thread",
        [],
        ["threads(1)"],
        ["0 threads did tasks, not 1"],
    ),
}


@pytest.mark.parametrize(
    ("kind", "tasks", "marks", "phrases"), WRONG_WORKERS.values(), ids=WRONG_WORKERS
)
def test_the_wrong_workers(kind, tasks, marks, phrases):
    """Another number of workers, kind of workers or overlap breaks the contract."""
    found = judge(worked(kind, *tasks, span=2.0), [], contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_a_worker_with_several_tasks_is_one_worker():
    """A pool's worker counts once, however many tasks it does."""
    tasks = (Task(0, 1, 1, "runner"), Task(1, 2, 1, "runner"), Task(0, 2, 2, "runner"))
    lanes = (MAIN, Lane("thread", 0, "pool_0"), Lane("thread", 0, "pool_1"))
    run = Recording((), tasks, lanes=lanes)

    assert judge(run, [], contract("threads(2, at_once=2)")) == []


@pytest.mark.parametrize(("started", "late"), [(1, False), (2, True), (3, True)])
def test_a_worker_that_starts_late_may_find_nothing_to_do(started, late):
    """On a busy machine; one that was never started has no such excuse."""
    lanes = (MAIN, *(Lane("process", n, f"Process-{n}") for n in range(1, started + 1)))
    run = Recording((), (Task(0, 1, 1, "runner"),), lanes=lanes)
    (breach,) = judge(run, [], contract("processes(2)"))

    assert (breach.text[:19], breach.late) == ("1 process did tasks", late)


def test_processes_and_threads_are_counted_apart():
    """A thread at work beside a process is no second process."""
    tasks = (Task(0, 1, 1, "runner"), Task(0, 1, 2, "runner"))
    lanes = (MAIN, Lane("process", 1, "Process-1"), Lane("thread", 1, "Thread-1"))
    run = Recording((), tasks, lanes=lanes)
    marks = contract("processes(1, at_once=1)", "threads(1, at_once=1)")

    assert judge(run, [], marks) == []


JOINED = {
    "nobody": ([], []),
    "each once": (["joins(2)"], ["Process-1", "Process-2"]),
    "one of them twice": (["joins(1)"], ["Process-1", "Process-1"]),
}
NOT_JOINED = {
    "one left out": (["joins(2)"], ["Process-1"], "joined 1 worker, not 2"),
    "all left out": (["joins(2)"], [], "joined 0 workers, not 2"),
    "one twice, the other never": (
        ["joins(2)"],
        ["Process-1", "Process-1"],
        "joined 1 worker, not 2",
    ),
    "no mark tells of it": ([], ["Process-1"], "joined 1 worker, not 0"),
}


def joined(*names: str) -> Recording:
    """A run whose main thread waited for workers of these names."""
    return Recording((), waits=tuple(Wait(0, 1, 0, name) for name in names))


@pytest.mark.parametrize(("marks", "names"), JOINED.values(), ids=JOINED)
def test_the_workers_that_were_joined(marks, names):
    """So many workers were waited for, however often each."""

    assert judge(joined(*names), [], contract(*marks)) == []


@pytest.mark.parametrize(
    ("marks", "names", "phrase"), NOT_JOINED.values(), ids=NOT_JOINED
)
def test_workers_that_were_not_joined(marks, names, phrase):
    """A join left out or added breaks the contract, whatever the time."""

    assert says(judge(joined(*names), [], contract(*marks)), phrase)
