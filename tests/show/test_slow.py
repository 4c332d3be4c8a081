"""Runs that are over before one can look: what is shown of them, and how slowly."""

from __future__ import annotations

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.run.recording import Lane, Line, Recording, Task, Wait
from proof.show.caption import say_run
from proof.show.slow import find_factor, is_visible, slow_down

LANES = (Lane("main", 0, "MainThread"), Lane("thread", 0, "Thread-1"))
# Python starts for 0.05 s; the run is what happens after.
BRIEF = Recording(
    lines=(Line(0.051, 1, "began"), Line(0.058, 0, "done")),
    tasks=(Task(0.05, 0.055, 1, "runner"),),
    waits=(Wait(0.052, 0.056, 0, "Thread-1"),),
    calls=(Task(0.056, 0.057, 0, "own"),),
    lanes=LANES,
    complained=(0.059,),
    span=0.06,
)
LONG = Recording(BRIEF.lines, BRIEF.tasks, lanes=LANES, span=1.0)


def promised(run: Recording, *marks: str):
    return bind(read_contract(f"pytest.mark.{mark}" for mark in marks), run.texts)


def test_a_brief_run_begins_with_what_happens_first():
    """All its times are counted from there."""
    shown = slow_down(BRIEF, promised(BRIEF)).run
    times = [shown.tasks[0].begin, shown.tasks[0].end, shown.lines[0].at]
    times += [shown.waits[0].begin, shown.calls[0].end, shown.span]
    times += shown.complained

    assert times == pytest.approx([0, 0.005, 0.001, 0.002, 0.007, 0.01, 0.009])


def test_what_is_bound_in_time_begins_with_the_run():
    """Its bounds are counted from there."""
    assert slow_down(BRIEF, promised(BRIEF, "lasted(0, 1)")).run == BRIEF


def test_a_moment_is_shown_at_the_end_of_its_run():
    """From itself on it would take no time at all."""
    moment = Recording((Line(0.06, 0, "a"),), lanes=LANES, span=0.06)

    assert slow_down(moment, promised(moment)).run == moment
    assert slow_down(moment, promised(moment)).slower == 50


def test_a_run_in_which_nothing_was_done_is_not_said_to_take_time():
    nothing = Recording((), lanes=LANES, complained=(0.05,), span=0.0)
    motion = slow_down(nothing, promised(nothing))

    assert motion.run == nothing
    assert say_run(motion) == "Recorded run"


def test_a_run_of_a_second_is_shown_as_it_was():
    assert slow_down(LONG, promised(LONG)).run == LONG
    assert slow_down(LONG, promised(LONG)).slower == 1


FACTORS = {
    "0.01": 300,
    "0.0039": 770,
    "0.145": 21,
    "0.99": 4,
    "1": 1,
    "12": 1,
    "0": 30000,
}


@pytest.mark.parametrize(("span", "factor"), FACTORS.items())
def test_a_replay_takes_three_seconds_at_least(span, factor):
    """Of several runs, that of the longest; how many times slower is said in few
    digits."""
    assert find_factor([float(span)]) == factor
    assert find_factor([0, float(span)]) == factor


SEEN = {
    "a line of main": (Recording((Line(0.1, 0, "a"),), span=0.1), (), False),
    "a time that is bound": (Recording((), span=0.1), ("lasted(0, 1)",), True),
    "a task": (BRIEF, (), True),
    "a call of main": (Recording((), calls=(Task(0, 1, 0, "f"),), span=1.0), (), True),
    "a worker that does nothing": (Recording((), lanes=LANES, span=1.0), (), True),
}


@pytest.mark.parametrize(("run", "marks", "seen"), SEEN.values(), ids=SEEN)
def test_a_timeline_has_something_to_show(run, marks, seen):
    """More than when main printed its lines, of which no page speaks."""
    assert is_visible(run, promised(run, *marks)) == seen
