"""What is proven, in a few words each."""

from __future__ import annotations

import pytest

from proof.contract.chips import list_chips
from proof.contract.marks import read_contract
from proof.contract.promise import bind

ONE, TIMED = ["began"], ["began", "done", "took 1.5 seconds"]
CHIPS = {
    "one line": ([], ONE, ["this line", "work in the main thread"]),
    "nothing": ([], [], ["nothing printed", "work in the main thread"]),
    "a printed time": (
        ["took(1, 2)"],
        TIMED,
        ["order", "1–2 s", "work in the main thread"],
    ),
    "a time without a low bound": (
        ["took(0, 0.5)"],
        ONE,
        ["this line", "under 0.5 s", "work in the main thread"],
    ),
    "a run that goes on": (
        ["took(0, 2)", "lasted(2, 3)"],
        TIMED,
        ["order", "under 2 s printed", "2–3 s in all", "work in the main thread"],
    ),
    "times by their lines": (
        ['took(1, 2, "took {} seconds")', 'took(0, 1, "slept {} seconds")'],
        ["slept 0.5 seconds", "took 1.5 seconds"],
        ["order", "each printed time", "work in the main thread"],
    ),
    "another number": (
        ['within(0, 9, "{} cores")'],
        ["2 cores"],
        ["this line", "printed numbers", "work in the main thread"],
    ),
    "any order": (
        ['any_order("a {}")', "processes(2, at_once=2)"],
        ["a 1", "a 2"],
        ["these lines, in any order", "2 processes at once"],
    ),
    "some in any order": (
        ['any_order("a {}")', "threads(3, at_once=2)"],
        ["a 1", "a 2", "done"],
        ["order, but in brackets", "3 threads, at most 2 at a time"],
    ),
    "both kinds": (
        ["processes(1)", "threads(3, at_once=1)"],
        ONE,
        ["this line", "1 process", "3 threads, 1 at a time"],
    ),
}


@pytest.mark.parametrize(("marks", "lines", "chips"), CHIPS.values(), ids=CHIPS)
def test_chips_are_read_in_a_second(marks, lines, chips):
    """Order, time, workers; `test_words` has the whole sentences."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)

    assert list_chips(bind(contract, lines)) == chips
