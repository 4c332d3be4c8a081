"""Tasks that were apart: by what the script does, or by luck."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import contract, says, worked

from proof.contract.promise import bind
from proof.judge.apart import find_unguarded
from proof.judge.verdict import find_refusals
from proof.run.recording import Pool, Task, Wait

IN_TURN = [(0, 1), (1.1, 2)]


def wait(worker: str, end: float) -> dict:
    return {"waits": (Wait(0, end, 0, worker),)}


def pool(workers: int) -> dict:
    return {"pools": (Pool("ThreadPoolExecutor", workers),)}


APART = {
    "long before": ([(0, 1), (1.4, 2)], 1, {}),
    "at once, as they may": ([(0, 1), (0.5, 2)], 2, {}),
    "two that may be at once": (IN_TURN, 2, {}),
    "joined": (IN_TURN, 1, wait("thread-1", 1.05)),
    "a pool of so many": (IN_TURN, 1, pool(1)),
    "of one worker": (
        [(0, 2)],
        1,
        {"tasks": (Task(0, 1, 1, "a"), Task(1, 2, 1, "b"))},
    ),
}


@pytest.mark.parametrize(("tasks", "most", "facts"), APART.values(), ids=APART)
def test_what_is_apart_by_the_script(tasks, most, facts):
    """Time enough between them, a join, or no more workers than may be at once."""
    run = replace(worked("thread", *tasks, span=3.0), **facts)

    assert not any(find_unguarded(run, "thread", most))


LUCKY = {
    "nothing waits": (IN_TURN, 1, {}, [2, 1]),
    "touching": ([(0, 1), (1, 2)], 1, {}, [2, 1]),
    "another is joined": (IN_TURN, 1, wait("thread-2", 1.05), [2, 1]),
    "joined too late": (IN_TURN, 1, wait("thread-1", 1.2), [2, 1]),
    "a pool of more": (IN_TURN, 1, pool(2), [2, 1]),
    "the third of two": ([(0, 1), (0, 2), (1.1, 2)], 2, {}, [3, 1]),
}


@pytest.mark.parametrize(("tasks", "most", "facts", "lanes"), LUCKY.values(), ids=LUCKY)
def test_what_is_apart_by_luck(tasks, most, facts, lanes):
    """The next run may do the two at once, and would break what is promised."""
    run = replace(worked("thread", *tasks, span=3.0), **facts)

    [pair] = find_unguarded(run, "thread", most)

    assert [task.lane for task in pair] == lanes


@pytest.mark.parametrize(
    ("marks", "facts", "said"),
    [
        (["threads(2, at_once=1)"], {}, ["it is luck that thread thread-1 had ended"]),
        (["threads(2)"], {}, []),
        (["threads(2, at_once=1)", "joins(1)"], wait("thread-1", 1.05), []),
    ],
)
def test_a_page_promises_no_luck(marks, facts, said):
    """That workers take turns is said where they are made to."""
    run = worked("thread", *IN_TURN, span=2.0, ended=2.0, **facts)

    found = find_refusals(run, bind(contract(*marks, "lasted(2, 3)"), []))

    assert says(found, *said)
