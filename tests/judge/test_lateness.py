"""What a busy machine alone can do to a right page, and what it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import MAIN, contract, judge, ran, says, worked
from shapes import LITTLE, MUCH, PAIR, at, edit, later

from proof.contract.promise import bind
from proof.judge import verdict
from proof.judge.breaches import is_excused
from proof.judge.lateness import APART
from proof.run.recording import Lane, Recording, Task

SLOW, QUICK = {"slowest_start": APART}, {"slowest_start": 0.2}
HANG = "still running after 30 s"
TRACE = "Traceback (most recent call last)\nKeyError: 1"
CROWDED = {
    "an order of slow starts": (ran("b", "a", **SLOW), [], True),
    "an order of quick ones": (ran("b", "a", **QUICK), [], False),
    "an order of a run that went on too long": (
        ran("b", "a", span=2.5),
        ["lasted(1, 2)"],
        True,
    ),
    "an order of one that went on long enough": (
        ran("b", "a", span=1.9),
        ["lasted(1, 2)"],
        False,
    ),
    "an order of one that was too short": (
        ran("b", "a", span=0.5),
        ["lasted(1, 2)"],
        False,
    ),
    "a line too few": (ran("a", **SLOW), [], False),
    "nine of ten": (
        worked("process", (0, 1), (1, 2), **SLOW),
        ["processes(2, at_once=2)"],
        True,
    ),
    "nine of ten at once": (
        worked("process", (0, 1), (1, 2), **QUICK),
        ["processes(2, at_once=2)"],
        False,
    ),
    "killed before its end": (
        ran("a", children=(-9, -9), **SLOW),
        ["exits(0, children=(-9,))"],
        True,
    ),
    "killed in time": (
        ran("a", children=(-9, -9), **QUICK),
        ["exits(0, children=(-9,))"],
        False,
    ),
    "failed before its end": (
        ran("a", children=(-9, 1), **SLOW),
        ["exits(0, children=(-9,))"],
        False,
    ),
    "one at a time, computing": (
        worked("process", (0, 1), (1, 2)),
        ["processes(2, at_once=2)", "alone()"],
        True,
    ),
    "two at a time, computing": (
        worked("process", (0, 1), (0, 1)),
        ["processes(2, at_once=1)", "alone()"],
        False,
    ),
    "one line for two threads": (ran("ba", "", where={"gil": False}), [], True),
    "one line for two, with a GIL": (ran("ba", "", where={"gil": True}), [], False),
    "another line, without a GIL": (ran("a", "c", where={"gil": False}), [], False),
    "killed at its limit": (ran("a", exit_code=-9, incidents=(HANG,)), [], True),
    "killed before it complained": (
        ran("a", exit_code=-9, incidents=(HANG,), complaints="so far"),
        ['complains("no")'],
        True,
    ),
    "killed after an error": (
        ran("a", exit_code=-9, incidents=(HANG,), complaints=TRACE),
        [],
        False,
    ),
    "killed for a flood": (
        ran("a", exit_code=-9, incidents=("printed more than 9 bytes",)),
        [],
        False,
    ),
    "left behind": (ran("a", "b", incidents=("left behind: process 7",)), [], False),
}


TAKEN = {  # when tasks begin, in one process but where told; how slow a start was
    "all taken before it had started": ([0, 0.5], 1, 0.5, True),
    "it had started before the last was taken": ([0, 0.5], 1, 0.4, False),
    "a start that was not slow": ([0, 0.1], 1, 0.2, False),
    "fewer tasks than processes": ([0], 1, 0.5, False),
    "as many as promised": ([0, 0.5], 2, 0.5, True),
}


@pytest.mark.parametrize(
    ("begins", "lanes", "start", "right"), TAKEN.values(), ids=TAKEN
)
def test_another_may_have_taken_the_work_of_a_process(begins, lanes, start, right):
    """Of what computes, before it had started; what waits is run again."""
    names = (Lane("process", n + 1, f"Process-{n + 1}") for n in range(lanes))
    tasks = (Task(b, b + 0.5, 1 + n % lanes, "f") for n, b in enumerate(begins))
    run = Recording(
        (), tuple(tasks), lanes=(MAIN, *names), span=2.0, slowest_start=start
    )

    assert (judge(run, [], contract("processes(2)", "alone()")) == []) is right
    assert (judge(run, [], contract("processes(2)")) == []) is (lanes == 2)


@pytest.mark.parametrize(("run", "marks", "crowd"), CROWDED.values(), ids=CROWDED)
def test_what_a_crowd_can_have_done(run: Recording, marks: list[str], crowd: bool):
    """It is run again by itself; nothing else is."""
    lines = [] if not run.lines else ["a", "b"]
    found = judge(run, lines, contract(*marks))

    assert found
    assert is_excused(found) == crowd


def exchange(run: Recording, offset: float) -> Recording:
    """The run with its second line after the third, by seconds more than was between.

    The task that printed it ends as much later.
    """
    late = at(offset + 0.1, run, lines=1, tasks=0)
    first, second, third, last = late.lines
    return replace(late, lines=(first, third, second, last))


TWO = ("processes(2, at_once=2)", "joins(2)")
HELD_UP = {
    "by what is drawn": (exchange(PAIR, MUCH), TWO, True),
    "by nothing": (exchange(PAIR, 0.01), TWO, False),
    "by less than may be": (exchange(PAIR, LITTLE - 0.1), TWO, False),
    "by a start": (later(exchange(PAIR, 0.01), MUCH), TWO, True),
    "by a start that took a little longer": (
        later(exchange(PAIR, 0.01), LITTLE),
        TWO,
        False,
    ),
    "by what came too early": (
        at(-MUCH, exchange(PAIR, 0.01), lines=3, waits=1),
        TWO,
        False,
    ),
    "by what takes its time": (exchange(PAIR, MUCH), (*TWO, "alone()"), False),
    "so that they did not meet": (
        edit(PAIR, "tasks", 1, begin=1.1, end=2.05),
        TWO,
        True,
    ),
    "and a line is lost": (
        replace(at(MUCH, PAIR, tasks=1), lines=PAIR.lines[:3]),
        TWO,
        False,
    ),
}


@pytest.mark.parametrize(("run", "marks", "crowd"), HELD_UP.values(), ids=HELD_UP)
def test_what_is_drawn_tells_of_a_crowd(
    run: Recording, marks: tuple[str, ...], crowd: bool
):
    """What came late there can have brought about another order."""
    promise = bind(contract(*marks), PAIR.texts)
    found = verdict.judge(run, promise, PAIR)

    assert found
    assert is_excused(found) == crowd
    assert not is_excused(verdict.judge(run, promise))


@pytest.mark.parametrize(
    ("span", "start", "phrases"),
    [
        (4.5, 0.2, ["0.50 s too long"]),
        (4.5, 0.6, []),
        (5.0, 0.6, ["0.40 s too long"]),
        (1.0, 0.6, ["0.60 s too short"]),
    ],
    ids=["quick", "held up", "held up and slow", "too short"],
)
def test_slow_starts_count_for_nothing(span: float, start: float, phrases: list[str]):
    """They would hold up the slower way, of which the upper bound tells, as well."""
    run = ran(span=span, slowest_start=start)

    assert says(judge(run, [], contract("lasted(1.6, 4.0)")), *phrases)
