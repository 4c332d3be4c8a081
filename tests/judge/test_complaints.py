"""What stands on standard error, and what the contract tells of it."""

from __future__ import annotations

import pytest
from judging import contract, judge, ran, says

from proof.judge.breaches import find_causes

TRACED = """\
Process Process-2:
Traceback (most recent call last):
  File "a.py", line 7, in runner
    raise ValueError("no")
    ^^^^^^^^^^^^^^^^^^^^^^
ValueError: no
"""
CAUSED = "\nThe above exception was the direct cause of the following exception:\n"
FAR = "multiprocessing.pool.RemoteTraceback: \n'''\n"
AS_TOLD = {
    "the complaint it says": (
        ran(complaints=TRACED),
        ['complains("ValueError: no")'],
    ),
    "two complaints": (
        ran(complaints="first\nsecond\n"),
        ['complains("second")', 'complains("first")'],
    ),
    "the same twice": (ran(complaints=TRACED * 2), ['complains("ValueError: no")']),
    "an exception with its cause": (
        ran(complaints=f"{TRACED}{CAUSED}\n{TRACED}"),
        ['complains("ValueError: no")'],
    ),
    "an exception from a worker, with what could not be pickled": (
        ran(complaints=f"{FAR}{TRACED}when serializing dict item 'fn'\n'''\n"),
        ['complains("ValueError: no")'],
    ),
}


@pytest.mark.parametrize(("run", "marks"), AS_TOLD.values(), ids=AS_TOLD)
def test_complaints_that_the_contract_tells(run, marks):
    """Each line of standard error is told, or frames one that is."""

    assert judge(run, [], contract(*marks)) == []


NOT_AS_TOLD = {
    "something on standard error": (
        ran(complaints="Warning: old\n"),
        [],
        ["wrote to standard error:\nWarning: old"],
    ),
    "nothing on standard error": (
        ran(),
        ['complains("ValueError")'],
        ["does not say 'ValueError'"],
    ),
    "something else on standard error": (
        ran(complaints="KeyError: 1\n"),
        ['complains("ValueError")'],
        ["does not say 'ValueError'"],
    ),
    "one complaint of two": (
        ran(complaints="first\n"),
        ['complains("first", "second")'],
        ["does not say 'second'"],
    ),
    "an exception more": (
        ran(complaints=f"{TRACED}KeyError: 1\n"),
        ['complains("ValueError: no")'],
        ["what no `complains` tells: 'KeyError: 1':\nProcess Process-2:"],
    ),
    "a warning more": (
        ran(complaints=f"a.py:3: Warning: old\n  run()\n{TRACED}"),
        ['complains("ValueError: no")'],
        ["what no `complains` tells: 'a.py:3: Warning: old'"],
    ),
}


@pytest.mark.parametrize(
    ("run", "marks", "phrases"), NOT_AS_TOLD.values(), ids=NOT_AS_TOLD
)
def test_complaints_that_break_the_contract(run, marks, phrases):
    """A complaint that was not agreed on, or that stays away, is a breach."""
    found = judge(run, [], contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_a_warning_does_not_tell_why_a_run_ended():
    """As that of what a process has left which ended all at once."""
    leaked = "resource_tracker.py:9: UserWarning: 5 leaked objects\n  warn(\n"
    causes = find_causes(judge(ran(complaints=leaked, exit_code=7), [], contract()))
    traced = find_causes(judge(ran(complaints=TRACED, exit_code=1), [], contract()))

    assert [breach.term for breach in causes] == ["exits"]
    assert [breach.term for breach in traced] == ["complains"]
