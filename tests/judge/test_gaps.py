"""Where a page promises too little: no bounds, no line, or bounds that hold for all."""

from __future__ import annotations

import pytest
from judging import contract, judge, judge_transcript, ran, says

UNGOVERNED = {
    "a number without a mark": (["took 1.02 s"], [], "no mark governs 1.02"),
    "two numbers, one mark": (
        ["took 1.0 of 2.0 s"],
        ['took(1, 2, "took {} of 2.0 s")'],
        "no mark governs 2.0",
    ),
    "a number beside a varying part": (
        ["PID 12 took 1.5 s"],
        ['varies("PID {} took 1.5 s")'],
        "no mark governs 1.5",
    ),
    "a negative number": (
        ["took -0.5 s"],
        ['took(0, 1, "took {} s")'],
        "no mark governs 0.5",
    ),
    "an exponent": (
        ["took 1.5e-05 s"],
        ['took(0, 1, "took {} s")'],
        "no mark governs 1.5",
    ),
}


@pytest.mark.parametrize(
    ("lines", "marks", "phrase"), UNGOVERNED.values(), ids=UNGOVERNED
)
def test_a_number_that_nothing_bounds_is_an_error(lines, marks, phrase):
    """No decimal number is blanked out in silence; the breach names its line."""
    found = judge(ran("a", *lines), ["a", *lines], contract(*marks))

    assert phrase in found[0].text
    assert found[0].line == 1


UNUSED = {
    "took for no line": (['took(1, 2, "b {} s")'], "'b {} s'"),
    "within for no line": (['within(1, 2, "{} cores")'], "'{} cores'"),
    "took for what is no number": (['took(1, 2, "begin {}")'], "'begin {}'"),
    "varies for no line": (['varies("PID {}")'], "'PID {}'"),
    "any_order for no line": (['any_order("end", "begin {}")'], "'end'"),
    "any_order of one line": (['any_order("begin {}")'], "matches one line"),
    "took twice for no printed time": (
        ["took(0, 1)", "took(0, 2)"],
        "give each took a pattern",
    ),
}


@pytest.mark.parametrize(("marks", "phrase"), UNUSED.values(), ids=UNUSED)
def test_a_mark_that_speaks_of_no_line_is_an_error(marks, phrase):
    """A mark that has nothing to judge would be a promise that nobody keeps."""
    lines = ["begin now"]

    found = judge(ran(*lines), lines, contract(*marks))

    assert any(phrase in breach.text for breach in found)


BOUNDS = {
    "a slower story": (5.05, "took(5, 15)", True),
    "any story": (5.05, "took(5, 1000)", False),
    "a second for what takes none": (0.01, "took(0, 1)", True),
    "a minute for what takes none": (0.01, "took(0, 60)", False),
    "no lower bound": (5.05, "took(0, 6)", False),
    "a low lower bound": (1.2, "took(0.5, 2)", True),
    "none for a short time": (0.6, "took(0, 1)", True),
}


@pytest.mark.parametrize(("took", "mark", "story"), BOUNDS.values(), ids=BOUNDS)
def test_bounds_tell_a_story(took: float, mark: str, story: bool):
    """Bounds that hold for anything are no claim."""
    stored = ran(f"took {took} s", where={"python": "3.13.1"}, marks=(mark,))
    found = judge_transcript(stored, stored.texts, contract(mark))

    assert says(found, *([] if story else ["is too wide"]))


ENOUGH = {
    "both near": ("1.0", "within(0.9, 1.15, '{} cores')", True),
    "at most": ("1.0", "within(0, 1.15, '{} cores')", True),
    "at least": ("40.0", "within(30, 1000, '{} cores')", True),
    "neither": ("40.0", "within(1, 1000, '{} cores')", False),
    "much for nothing": ("0.0", "within(0, 100, '{} cores')", False),
}


@pytest.mark.parametrize(("cores", "mark", "story"), ENOUGH.values(), ids=ENOUGH)
def test_one_bound_of_a_number_is_enough_for_a_story(cores, mark, story):
    """At most one core, at least thirty: not as with a time, which has two."""
    marks = contract(mark)
    stored = ran(f"{cores} cores", where={"python": "3.13.1"}, marks=marks.marks)
    found = judge_transcript(stored, stored.texts, marks)

    assert says(found, *([] if story else ["is too wide"]))


def test_what_computes_may_take_long():
    """On a crowded machine; only its lower bound tells a story."""
    marks = ("took(5, 1000)", "alone()")
    stored = ran("took 5.05 s", where={"python": "3.13.1"}, marks=marks)

    assert judge_transcript(stored, stored.texts, contract(*marks)) == []
