"""A page's transcript and marks beside the recording that is stored of them."""

from __future__ import annotations

import pytest
from judging import contract, judge_transcript, ran, says

from proof.contract.terms import Contract

STORED = ran(
    "start",
    "took 1.02 s",
    "done",
    where={"python": "3.13.1"},
    marks=("took(1, 2)",),
)


def test_a_transcript_is_what_was_recorded():
    """The page shows the recorded lines, and they keep the contract."""

    assert judge_transcript(STORED, STORED.texts, contract("took(1, 2)")) == []


RETOUCHED = {
    "a word changed": (["Start", "took 1.02 s", "done"], 0, "says 'Start'"),
    "a digit changed within the bounds": (
        ["start", "took 1.03 s", "done"],
        1,
        "says 'took 1.03 s', the recording 'took 1.02 s'",
    ),
    "a line lost": (["start", "took 1.02 s"], 2, "says nothing"),
    "a line added": ([*STORED.texts, "bye"], 3, "the recording nothing"),
    "lines swapped": (["took 1.02 s", "start", "done"], 0, "line 1 says 'took"),
    "all lost": ([], 0, "says nothing"),
}


@pytest.mark.parametrize(("lines", "line", "phrase"), RETOUCHED.values(), ids=RETOUCHED)
def test_a_transcript_that_was_retouched(lines, line, phrase):
    """A transcript unlike its recording is told by its first line that differs."""
    found = judge_transcript(STORED, lines, contract("took(1, 2)"))

    assert says(found, "not what was recorded")
    assert phrase in found[0].text
    assert found[0].line == line


def test_any_order_does_not_excuse_a_retouched_transcript():
    """The transcript is one real run, not any run that the contract allows."""
    stored = ran("began 1", "began 2", where={"python": "3.13.1"})

    found = judge_transcript(
        stored, ["began 2", "began 1"], contract('any_order("began {}")')
    )

    assert says(found, "not what was recorded")


MARKED = {
    "tightened": (["took(1.01, 2)"], "took(1.01, 2) is new, took(1, 2) is gone"),
    "removed": ([], "took(1, 2) is gone"),
    "added to": (["took(1, 2)", "alone()"], "alone() is new"),
    "said twice": (["took(1, 2)", "took(1, 2)"], "order or number"),
}


@pytest.mark.parametrize(("marks", "change"), MARKED.values(), ids=MARKED)
def test_a_recording_was_made_under_these_very_marks(marks, change):
    """A contract that was edited since has accepted no run yet."""
    found = judge_transcript(STORED, STORED.texts, contract(*marks))

    assert says(found, "the marks are not those recorded")
    assert change in found[0].text


def test_a_recording_of_nowhere_is_none():
    """A recording that does not say where it ran was not made by a run."""
    found = judge_transcript(ran("done"), ["done"], Contract())

    assert says(found, "where it ran")
