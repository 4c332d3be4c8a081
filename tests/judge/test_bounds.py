"""Numbers that are printed, and the span of a run, against their bounds."""

from __future__ import annotations

import pytest
from judging import contract, judge, ran, says, split

from proof.contract.marks import read_contract
from proof.contract.terms import Contract
from proof.run.recording import Line, Recording

TOOK = ["took(1.0, 2.0)"]
IN_TIME = {
    "just at the lower bound": ("took 1.0 s", "took 1.0 s", TOOK),
    "between the bounds": ("took 1.02 s", "took 1.5 s", TOOK),
    "just below the upper bound": ("took 1.02 s", "took 1.99 s", TOOK),
    "a whole number": ("took 1.02 s", "took 1 s", TOOK),
    "a digit more than the page has": ("took 1.0 s", "took 1.03 s", TOOK),
    "two digits before the point": ("took 9.9 s", "took 10.25 s", ["took(9, 11)"]),
    "its own bounds on each line": (
        "1 worker: 2.0 s,2 workers: 1.0 s",
        "1 worker: 2.2 s,2 workers: 1.2 s",
        ['took(2, 3, "1 worker: {} s")', 'took(1, 2, "2 workers: {} s")'],
    ),
    "one mark for several lines alike": (
        "call took 0.2 s,call took 0.2 s",
        "call took 0.3 s,call took 0.25 s",
        ["took(0.2, 0.4)"],
    ),
    "bounds beside a varying line": (
        "load 0.75,took 1.02 s",
        "load 3.5,took 1.5 s",
        ['varies("load {}")', *TOOK],
    ),
    "bounds within a group": (
        "a took 1.0 s,b took 2.0 s",
        "b took 2.1 s,a took 1.1 s",
        ['any_order("{} took {} s")']
        + ['took(1, 2, "a took {} s")', 'took(2, 3, "b took {} s")'],
    ),
    "two bounds for one line": (
        "took 1.5 seconds",
        "took 1.75 seconds",
        ["took(1, 2)", "took(1.5, 3)"],
    ),
    "bounds and variety for one line": (
        "took 9.5 seconds",
        "took 10.25 seconds",
        ['took(9, 11, "took {} seconds")', 'varies("took {} seconds")'],
    ),
}


@pytest.mark.parametrize(("page", "run", "marks"), IN_TIME.values(), ids=IN_TIME)
def test_printed_seconds_within_their_bounds(page, run, marks):
    """The low bound is included, the high one is not, all between is."""
    found = judge(ran(*split(run)), split(page), contract(*marks))

    assert found == []


OUT_OF_TIME = {
    "just below the lower bound": (
        "took 0.99 s",
        TOOK,
        "not 1 to 2: 0.01 s too short",
        False,
    ),
    "no time at all": ("took 0.0 s", TOOK, "not 1 to 2: 1.00 s too short", False),
    "just at the upper bound": ("took 2.0 s", TOOK, "not 1 to 2: just too long", True),
    "a whole number beyond": ("took 10 s", TOOK, "not 1 to 2: 8.00 s too long", True),
}


@pytest.mark.parametrize(
    ("line", "marks", "phrase", "late"), OUT_OF_TIME.values(), ids=OUT_OF_TIME
)
def test_printed_seconds_out_of_their_bounds(line, marks, phrase, late):
    """A missed bound says by how much; only the upper one is a matter of luck."""
    found = judge(ran("start", line), ["start", "took 1.5 s"], contract(*marks))

    assert says(found, phrase)
    assert (found[0].late, found[0].line) == (late, 1)


def test_each_printed_time_has_its_own_bounds():
    """Times that change places between two lines break both bounds."""
    page = ["1 worker: 2.0 s", "2 workers: 1.0 s"]
    marks = ['took(2, 3, "1 worker: {} s")', 'took(1, 2, "2 workers: {} s")']

    found = judge(ran("1 worker: 1.0 s", "2 workers: 2.0 s"), page, contract(*marks))

    assert says(found, "not 2 to 3: 1.00 s too short", "not 1 to 2: just too long")
    assert [breach.late for breach in found] == [False, True]


def test_one_late_line_of_several_alike_is_found():
    """Where one mark speaks of several lines, each of them keeps it."""
    page = ["call took 0.2 s"] * 3
    run = ran("call took 0.2 s", "call took 0.1 s", "call took 0.2 s")

    found = judge(run, page, contract("took(0.2, 0.4)"))

    assert says(found, "0.10 s too short")
    assert found[0].line == 1


BUSY = 'within(0, 1.15, "{} cores busy")'
TOLD = "Threads: 8713 primes, {} cores busy in {} seconds"
BOTH = ['within(0, 1.15, "… {} cores busy …")', 'took(2, 4, "… in {} seconds")']
NUMBERS = {
    "at the lower bound": ([BUSY], "0.0 cores busy", ()),
    "between the bounds": ([BUSY], "1.1 cores busy", ()),
    "a whole number": ([BUSY], "1 cores busy", ()),
    "at the upper bound": (
        [BUSY],
        "1.15 cores busy",
        ["the script printed 1.15 in '1.15 cores busy', not under 1.15"],
    ),
    "below": (
        ['within(1.5, 2, "{} cores busy")'],
        "1.0 cores busy",
        ["the script printed 1 in '1.0 cores busy', not 1.5 to 2"],
    ),
    "of seven digits": (
        [BUSY],
        "1024200.0 cores busy",
        ["the script printed 1024200 in '1024200.0 cores busy', not under 1.15"],
    ),
    "beside a time": (BOTH, TOLD.format(1.1, 3), ()),
    "beside a time that none named": (
        [BOTH[0], "took(2, 4)"],
        TOLD.format(1.1, 4.5),
        ["printed 4.5 seconds"],
    ),
    "beside a number that varies": (
        [BOTH[0], 'varies("Threads: 8713 primes, {} in {} seconds")'],
        TOLD.format(1.1, 9),
        (),
    ),
    "both out of bounds": (
        BOTH,
        TOLD.format(1.2, 1.5),
        ["printed 1.5 seconds", "printed 1.2 in"],
    ),
    "another text": (BOTH, TOLD.format(1.1, 3).replace("8713", "8714"), ["line 1 is"]),
}


@pytest.mark.parametrize(("marks", "line", "phrases"), NUMBERS.values(), ids=NUMBERS)
def test_printed_numbers_against_their_bounds(marks, line, phrases):
    """Those of seconds and others, each for itself where a line has both."""
    page = [TOLD.format(1.02, 2.31) if line.startswith("Thr") else "1.02 cores busy"]
    found = judge(ran(line), page, contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found if "seconds" not in breach.text)


def test_a_number_is_never_taken_from_the_middle():
    """`…` stands for whole numbers only: 12.5 is neither 2.5 nor 5."""
    marks = contract('took(2, 3, "…{} seconds")')

    assert says(judge(ran("took 12.5 seconds"), ["took 2.5 seconds"], marks), "12.5")


SPANS = {
    "lasted, at the lower bound": ("lasted(1.0, 2.0)", 1.0, None, False),
    "lasted, within": ("lasted(1.0, 2.0)", 1.999, None, False),
    "lasted, too short": (
        "lasted(1.0, 2.0)",
        0.9,
        "lasted 0.9 s, not 1 to 2: 0.10 s too short",
        False,
    ),
    "lasted, too long": (
        "lasted(1.0, 2.0)",
        2.0,
        "lasted 2 s, not 1 to 2: just too long",
        True,
    ),
    "took, nothing printed, within": ("took(1.0, 2.0)", 1.0, None, False),
    "took, nothing printed, too short": (
        "took(1.0, 2.0)",
        0.5,
        "0.50 s too short",
        False,
    ),
    "took, nothing printed, too long": ("took(1.0, 2.0)", 3.0, "1.00 s too long", True),
}


@pytest.mark.parametrize(("mark", "span", "phrase", "late"), SPANS.values(), ids=SPANS)
def test_the_recorded_span_against_its_bounds(mark, span, phrase, late):
    """Without a printed time, took means what lasted means: the whole span."""
    found = judge(ran("done", span=span), ["done"], contract(mark))

    assert says(found, *([phrase] if phrase else []))
    assert [breach.late for breach in found] == ([late] if phrase else [])


def test_what_is_printed_and_what_lasted_are_two_things():
    """Started without join: 0.02 is printed, one second passes."""
    marks = contract("took(0, 0.5)", "lasted(1.0, 2.0)")
    page = ["took 0.02 s"]

    assert judge(ran("took 0.02 s", span=1.1), page, marks) == []
    assert says(judge(ran("took 0.02 s", span=0.1), page, marks), "0.90 s too short")


def test_a_printed_line_with_braces_is_told_as_it_is():
    """What a script prints is never taken for a pattern of ours."""
    contract = read_contract(['pytest.mark.took(1, 2, "{1: 2} took {} s")'])
    run = Recording((Line(0.5, 0, "{1: 2} took 0.5 s"),))

    found = judge(run, run.texts, contract)

    assert [breach.text for breach in found] == [
        "the script printed 0.5 seconds in '{1: 2} took 0.5 s', not 1 to 2: "
        "0.50 s too short"
    ]


@pytest.mark.parametrize(("span", "late"), [(9.9, False), (10.0, True)])
def test_a_run_without_a_time_mark_still_has_to_end(span: float, late: bool):
    """Every example is held to a time, ten seconds where its page names none."""
    run = Recording((Line(0.5, 0, "done"),), span=span)

    found = judge(run, ["done"], Contract())

    assert [breach.late for breach in found] == [True] * late


def test_what_computes_ends_when_it_is_its_turn():
    """Without a mark of time, only the limit at which a run is ended holds it."""
    assert judge(ran(span=12.0), [], contract("alone()")) == []
