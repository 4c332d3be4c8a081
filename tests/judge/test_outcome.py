"""How a run ended: exit codes, what was left behind, what was lost, what hangs."""

from __future__ import annotations

import pytest
from judging import contract, judge, ran, says

from proof.contract.terms import Contract
from proof.judge.breaches import is_excused
from proof.run.recording import Recording

ENDED_WELL = {
    "exit code 0": (ran(), []),
    "the exit code it says": (ran(exit_code=3), ["exits(3)"]),
    "the children it says": (ran(children=(-15, 1)), ["exits(0, children=(1, -15))"]),
}


@pytest.mark.parametrize(("run", "marks"), ENDED_WELL.values(), ids=ENDED_WELL)
def test_an_end_as_the_contract_has_it(run, marks):
    """Exit codes are as the contract says."""

    assert judge(run, [], contract(*marks)) == []


ENDED_BADLY = {
    "a bad exit code": (ran(exit_code=1), [], ["exited with 1, not 0"]),
    "another bad exit code": (ran(exit_code=1), ["exits(2)"], ["with 1, not 2"]),
    "no bad exit code": (ran(), ["exits(1)"], ["exited with 0, not 1"]),
    "a child's bad exit": (
        ran(children=(1,)),
        [],
        ["exited with [1], not nothing but 0"],
    ),
    "a child's exit that stayed away": (
        ran(),
        ["exits(0, children=(-15,))"],
        ["nothing but 0, not [-15]"],
    ),
    "another exit of a child": (
        ran(children=(2,)),
        ["exits(0, children=(1,))"],
        ["exited with [2], not [1]"],
    ),
    "one child fewer": (
        ran(children=(1,)),
        ["exits(0, children=(1, 1))"],
        ["exited with [1], not [1, 1]"],
    ),
    "a silent failure": (
        ran(incidents=("thread worker died of ValueError",)),
        [],
        ["thread worker died of ValueError"],
    ),
    "two silent failures": (
        ran(incidents=("left behind: semaphore x", "it hung")),
        [],
        ["left behind: semaphore x", "it hung"],
    ),
}


@pytest.mark.parametrize(
    ("run", "marks", "phrases"), ENDED_BADLY.values(), ids=ENDED_BADLY
)
def test_an_end_that_breaks_the_contract(run, marks, phrases):
    """An exit code or a failure that was not agreed on is a breach."""
    found = judge(run, [], contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


LOST = "thread worker died of ValueError('no')"
OTHER = "nobody read the exception of a future: KeyError(1)"
LOSSES = {
    "none": ([], [], ""),
    "one that is told": ([LOST], ["ValueError"], ""),
    "two that are told": ([LOST, OTHER], ["KeyError", "worker died"], ""),
    "one that is not": ([LOST], [], LOST),
    "another": ([OTHER], ["future"], ""),
    "one told for two": ([LOST, LOST], ["ValueError"], LOST),
    "told for nothing": ([], ["ValueError"], "no exception was lost that says"),
}


@pytest.mark.parametrize(("lost", "told", "phrase"), LOSSES.values(), ids=LOSSES)
def test_each_lost_exception_is_told(lost, told, phrase):
    """A failure that no caller sees is a failure, unless it is the lesson."""
    found = judge(Recording((), lost=tuple(lost)), [], Contract(loses=tuple(told)))

    assert says(found, *([phrase] if phrase else []))


WAIT, TAKE = "<module>: process.join()", "take: with second:"
HANGS = {
    "as it is told": ([WAIT, TAKE], ["process.join()", "with second"], []),
    "two in one line": ([TAKE, TAKE], ["second", "second"], []),
    "one told for two": ([TAKE, TAKE], ["second"], [f"no mark tells: {TAKE}"]),
    "elsewhere": ([WAIT], ["get()"], [f"tells: {WAIT}", "no thread waits in a line"]),
    "in fewer threads": ([WAIT], ["join()", "second"], ["a line with 'second'"]),
    "not at all": ([], ["join()"], ["it came to its end, and has to hang"]),
}


@pytest.mark.parametrize(("hung", "told", "phrases"), HANGS.values(), ids=HANGS)
def test_each_line_of_a_hang_is_told(hung, told, phrases):
    """Every thread waits for ever in its own line, and in no other."""
    found = judge(Recording((), hung=tuple(hung)), [], Contract(hangs=tuple(told)))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_what_goes_on_until_its_limit_does_not_hang():
    """A crowd can have kept it busy; that it came to its end would be wrong."""
    run = ran(exit_code=-9, incidents=("still running after 30 s",))
    found = judge(run, [], contract('hangs("join()")'))

    assert is_excused(found)
    assert not any("came to its end" in breach.text for breach in found)
