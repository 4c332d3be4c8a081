"""A contract bound to its lines: which line a mark means, and what it says of it."""

from __future__ import annotations

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.contract.terms import Bounds, Contract

NAMED = {
    "the one line with a number": (["a", "took 1.02 s"], ["took {} s"]),
    "several lines alike": (["took 1.0 s", "took 2.0 s"], ["took {} s"]),
    "a line without a number": (["took a second"], [None]),
    "two lines that differ": (["a 1.0 s", "b 1.0 s"], [None]),
    "two numbers in the line": (["from 1.0 to 2.0"], [None]),
    "braces in the line": (["{took 1.0}"], [None]),
}


@pytest.mark.parametrize(("lines", "patterns"), NAMED.values(), ids=NAMED)
def test_took_names_the_only_line_it_can_mean(lines, patterns):
    """A took without a pattern gets that of the one line with a free number."""
    found = bind(Contract(took=(Bounds(1, 2),)), lines).contract

    assert [bounds.pattern for bounds in found.took] == patterns


def test_took_leaves_lines_that_other_marks_govern():
    """A number that varies, or has a took of its own, is not the one meant."""
    marks = ['took(3, 4, "b {} s")', 'varies("load {}")', "took(1, 2)"]

    found = bind(read_contract(marks), ["load 0.5", "a 1.0 s", "b 3.0 s"]).contract

    assert [bounds.pattern for bounds in found.took] == ["b {} s", "a {} s"]
