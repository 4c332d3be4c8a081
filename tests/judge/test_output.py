"""The lines that are printed: each in its place, or free to change it."""

from __future__ import annotations

import pytest
from judging import contract, judge, ran, says, split

from proof.contract.terms import Contract

BEGAN, ENDED = 'any_order("began {}")', 'any_order("ended {}")'
BOTH = 'any_order("began {}", "ended {}")'
KEPT = {
    "the same lines": ("a,b,c", "a,b,c", []),
    "no lines": ("", "", []),
    "the same line twice": ("a,a", "a,a", []),
    "two of a group swapped": ("began 1,began 2", "began 2,began 1", [BEGAN]),
    "two groups, each within": (
        "began 1,began 2,ended 1,ended 2",
        "began 2,began 1,ended 2,ended 1",
        [BEGAN, ENDED],
    ),
    "one group of two patterns": (
        "began 1,began 2,ended 1,ended 2",
        "began 1,ended 1,began 2,ended 2",
        [BOTH],
    ),
    "a group around a fixed line": (
        "began 1,halfway,began 2",
        "began 2,halfway,began 1",
        [BEGAN],
    ),
    "a group of equal lines and others": (
        "began 1,began 1,began 2",
        "began 1,began 2,began 1",
        [BEGAN],
    ),
    "another PID": ("PID 12,done", "PID 4711,done", ['varies("PID {}")']),
    "another number that is no promise": (
        "1.5 of 3 bytes",
        "22.75 of 3 bytes",
        ['varies("{} of 3 bytes")'],
    ),
    "two parts vary": (
        "PID 1 of 2",
        "PID 33 of 44",
        ['varies("PID {} of {}")'],
    ),
    "varying lines of a group swapped": (
        "child 1 is 100,child 2 is 200",
        "child 2 is 9,child 1 is 8",
        ['any_order("child {} is {}")']
        + ['varies("child 1 is {}")', 'varies("child 2 is {}")'],
    ),
}


@pytest.mark.parametrize(("page", "run", "marks"), KEPT.values(), ids=KEPT)
def test_lines_that_keep_their_order(page, run, marks):
    """Lines are where the page has them, or change places where they may."""
    found = judge(ran(*split(run)), split(page), contract(*marks))

    assert found == []


BROKEN = {
    "two lines swapped": (
        "a,b",
        "b,a",
        [],
        ["line 1 is 'b', not 'a'", "line 2 is 'a', not 'b'"],
    ),
    "a word changed": ("Done", "done", [], ["line 1 is 'done', not 'Done'"]),
    "a space more": ("a,b ", "a,b", [], ["line 2 is 'b', not 'b '"]),
    "a line lost": ("a,b", "a", [], ["printed 1 line, not 2"]),
    "a line too many": ("a", "a,b", [], ["printed 2 lines, not 1"]),
    "nothing printed": ("a", "", [], ["printed 0 lines, not 1"]),
    "swapped across groups": (
        "began 1,began 2,ended 1,ended 2",
        "began 1,ended 1,began 2,ended 2",
        [BEGAN, ENDED],
        [
            "'began 2' is not among",
            "'ended 1' stands where it may not",
            "'ended 1' is not among",
            "'began 2' stands where it may not",
        ],
    ),
    "a group's line swapped with a fixed one": (
        "began 1,began 2,halfway",
        "began 1,halfway,began 2",
        [BEGAN],
        [
            "line 3 is 'began 2', not 'halfway'",
            "'began 2' is not among",
            "'halfway' stands where it may not",
        ],
    ),
    "a group's line doubled and another lost": (
        "began 1,began 2",
        "began 1,began 1",
        [BEGAN],
        ["'began 2' is not among", "'began 1' stands where it may not"],
    ),
    "a group's line lost": (
        "began 1,began 2",
        "began 2",
        [BEGAN],
        ["printed 1 line, not 2"],
    ),
    "a stranger that the pattern matches": (
        "began 1,began 2",
        "began 1,began 3",
        [BEGAN],
        ["'began 2' is not among", "'began 3' stands where it may not"],
    ),
    "swapped with no mark for it": (
        "began 1,began 2",
        "began 2,began 1",
        [],
        ["line 1 is 'began 2'", "line 2 is 'began 1'"],
    ),
    "a word beside the varying part": (
        "PID 12 ended",
        "PID 12 began",
        ['varies("PID {} ended")'],
        ["line 1 is 'PID 12 began'"],
    ),
    "nothing for the varying part": (
        "PID 12 ended",
        "PID  ended",
        ['varies("PID {} ended")'],
        ["line 1 is 'PID  ended'"],
    ),
    "a forgotten f before the text": (
        "took 1.5 s,done",
        "took {} s,done",
        ["took(1, 2)"],
        ["line 1 is 'took {} s', not 'took 1.5 s'"],
    ),
    "a word where the seconds stand": (
        "took 1.5 s",
        "took many s",
        ["took(1, 2)"],
        ["line 1 is 'took many s', not 'took 1.5 s'"],
    ),
}


@pytest.mark.parametrize(
    ("page", "run", "marks", "phrases"), BROKEN.values(), ids=BROKEN
)
def test_lines_that_break_their_order(page, run, marks, phrases):
    """Each line out of its place is named, with what stands in its place."""
    found = judge(ran(*split(run)), split(page), contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_a_breach_of_order_names_the_line_of_the_transcript():
    """The first line at fault can be pointed at in the page."""
    found = judge(ran("a", "c", "c"), ["a", "b", "c"], Contract())

    assert [breach.line for breach in found] == [1]


@pytest.mark.parametrize(
    ("said", "line", "broken"),
    [
        ("took 1.02 s", "took 1.0213456789 s", True),
        ("took 1.02 s", "took 1.023 s", False),
        ("took 1.0 s", "took 1.02 s", False),
        ("took 1.02 s", "took 1 s", False),
    ],
)
def test_a_number_has_no_more_digits_than_on_the_page(said, line, broken):
    """As when a script no longer rounds; a zero at its end may be missing."""
    found = judge(ran(line), [said], contract("took(1, 2)"))

    assert says(found, *["more digits than the transcript has"] * broken)
