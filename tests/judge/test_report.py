"""What a failure says: where, what broke, both texts side by side, the cure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.judge import report
from proof.judge.breaches import Breach
from proof.judge.verdict import judge
from proof.page.examples import Example
from proof.run.recording import Lane, Line, Recording, Task, Wait

TRANSCRIPT = "Performing\nComplete\nIt took 1.02 seconds\n"
LANES = (
    Lane("main", 0, "MainThread"),
    Lane("process", 1, "Process-1"),
    Lane("process", 2, "Process-2"),
    Lane("thread", 0, "ThreadPoolExecutor-0_0"),
)


def example(transcript: str = TRANSCRIPT, *marks: str) -> Example:
    """An example whose command is at line 20, its transcript from 25 on."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)
    script = "examples/processes/join.py"
    return Example("docs/processes.md", 20, script, contract, transcript, 25)


def ran(*lines: tuple[float, int | None, str]) -> Recording:
    return Recording(tuple(Line(*line) for line in lines), lanes=LANES)


LATE = ran(
    (0.1, 1, "Performing"),
    (1.1, 1, "Complete"),
    (2.05, 0, "It took 2.05 seconds"),
)


def test_the_whole_message():
    """One message holds all that is needed to mend the page or the script."""
    join = example(TRANSCRIPT, "took(1.0, 2.0)")

    found = judge(LATE, join.promise)
    message = report.tell_breaches(join, found, LATE, runs=3)

    assert message.splitlines() == [
        "docs/processes.md:27: examples/processes/join.py broke its contract "
        "in each of 3 runs",
        "  - the script printed 2.05 seconds in 'It took 2.05 seconds', "
        "not 1 to 2: 0.05 s too long",
        "",
        "    the page says          this run printed       at       by",
        "    Performing             Performing               0.10 s process 1",
        "    Complete               Complete                 1.10 s process 1",
        "    It took 1.02 seconds   It took 2.05 seconds     2.05 s main",
        "",
        "If the script is wrong, mend examples/processes/join.py, which has to keep "
        "took(1.0, 2.0).",
        "If the page is wrong, let it promise what the script does: take out "
        "took(1.0, 2.0) and write above its command:",
        "<!--pytest.mark.took(2.0, 4.0)-->",
    ]


def test_a_single_run_is_not_counted():
    """That a run was the only one goes without saying."""
    message = report.tell_breaches(example(), [Breach("it hung")], LATE)

    assert "broke its contract\n" in message


def test_every_breach_is_told_with_its_further_lines_further_in():
    """What the script wrote to standard error stays together."""
    found = [Breach("it hung"), Breach("it wrote:\nTraceback\n  ValueError")]

    message = report.tell_breaches(example(), found, LATE)

    assert (
        "  - it hung\n  - it wrote:\n      Traceback\n        ValueError\n" in message
    )


PLACES = {
    "nothing at fault": ([], 20),
    "the run as a whole": ([Breach("it hung")], 20),
    "the first line": ([Breach("x", line=0)], 25),
    "a later line": ([Breach("it hung"), Breach("x", line=2)], 27),
    "the first of several lines": ([Breach("x", line=1), Breach("y", line=2)], 26),
}


@pytest.mark.parametrize(("found", "line"), PLACES.values(), ids=PLACES)
def test_where_the_fault_is(found, line):
    """The place is the transcript's line at fault, else that of the command."""

    assert report.find_place(example(), found) == f"docs/processes.md:{line}"


def test_a_number_without_a_mark_is_told_at_its_line():
    """The line of the page that holds the number is the one that is named."""
    join = example()
    run = ran(*((0, 0, text) for text in join.lines))

    found = judge(run, join.promise)

    assert "no mark governs 1.02" in found[0].text
    assert report.find_place(join, found) == "docs/processes.md:27"


def test_a_stale_page_names_its_cure():
    """A recording that is missing or old is one command away."""
    message = report.tell_stale(example(), [Breach("it was never recorded")])

    assert message == (
        "docs/processes.md:20: examples/processes/join.py: it was never recorded; "
        "run: make record example=processes/join"
    )


# The cure


def remedy(run: Recording, *marks: str) -> list[str]:
    """What a failure proposes, after its last blank line."""
    join = example("Performing\n", *marks)
    found = judge(run, join.promise)
    message = report.tell_breaches(join, found, run)
    return message.rpartition("\n\n")[2].splitlines()[1:]


def test_a_run_that_keeps_its_contract_can_be_accepted():
    """Nothing but the transcript is out of date."""
    assert remedy(ran((0, 0, "Working"))) == [
        "If the page is out of date, accept the new run: "
        "make record example=processes/join"
    ]


def test_what_recording_would_refuse_is_cured_by_marks():
    """The command that refuses a run is not named as its cure."""
    run = replace(
        ran((0, 0, "Performing")),
        tasks=(Task(0, 1, 3, "runner"),),
        waits=(Wait(0, 1, 0, "pool_0"),),
    )

    assert remedy(run, "joins(2)") == [
        "If the page is wrong, let it promise what the script does: take out joins(2) "
        "and write above its command:",
        "<!--pytest.mark.threads(1, at_once=1)-->",
        "<!--pytest.mark.joins(1)-->",
    ]


def test_to_promise_less_is_the_last_cure():
    """A script that has lost its joins is wrong; its page seldom is."""
    run = ran((0, 0, "Performing"))
    join = example("Performing\n", "joins(2)")
    message = report.tell_breaches(join, judge(run, join.promise), run)

    assert message.rpartition("\n\n")[2].splitlines() == [
        "If the script is wrong, mend examples/processes/join.py, which has to keep "
        "joins(2).",
        "Only if the page is to promise less, take out joins(2).",
    ]


def test_marks_that_were_not_written_yet():
    """To promise more takes nothing away."""
    run = replace(ran((0, 0, "Performing")), tasks=(Task(0, 1, 3, "runner"),))

    assert remedy(run) == [
        "If it is right, let the page say so: write above its command:",
        "<!--pytest.mark.threads(1, at_once=1)-->",
    ]


# The cause

TRACEBACK = "Traceback (most recent call last):\n  File\nValueError: no"
HANG = "still running after 30 s\nprocess 7:\n  line 3 in main"
CAUSES = {
    "a crash": ({"exit_code": 1, "complaints": TRACEBACK}, ["it wrote to standard"]),
    "a crash of a child": (
        {"children": (1,), "complaints": TRACEBACK},
        ["it wrote to standard"],
    ),
    "an exit without a word": ({"exit_code": 3}, ["it exited with 3, not 0"]),
    "a hang": ({"exit_code": -9, "incidents": (HANG,)}, ["still running after 30 s"]),
    "a hang after a crash": (
        {"exit_code": -9, "incidents": (HANG,), "complaints": TRACEBACK},
        ["still running after 30 s", "it wrote to standard"],
    ),
    "a thread that died": (
        {"lost": ("thread t died of ValueError('no')",), "complaints": TRACEBACK},
        ["thread t died", "it wrote to standard"],
    ),
    "a warning": (
        {"complaints": "DeprecationWarning: old"},
        ["it wrote to standard", "it printed 1 line", "0 processes did"],
    ),
}


@pytest.mark.parametrize(("facts", "told"), CAUSES.values(), ids=CAUSES)
def test_the_cause_comes_alone(facts, told):
    """What merely follows from it is not told beside it."""
    join = example("Performing\nDone\n", "processes(2)")
    run = replace(ran((0, 0, "Performing")), **facts)

    found = judge(run, join.promise)
    message = report.tell_breaches(join, found, run)
    lines = [line[4:] for line in message.splitlines() if line.startswith("  - ")]

    assert len(lines) == len(told)
    assert all(map(str.startswith, lines, told)), lines


def test_a_hang_is_not_cured_by_marks():
    """No mark allows a script that does not end."""
    run = replace(ran((0, 0, "Performing")), exit_code=-9, incidents=(HANG,))

    message = report.tell_breaches(example(), judge(run, bind(Contract(), ["x"])), run)

    assert message.endswith("\n\nMend examples/processes/join.py.")


def test_nothing_printed_follows_from_a_crash():
    """A syntax error: the traceback is all there is to read."""
    run = replace(ran(), exit_code=1, complaints="SyntaxError: invalid syntax")

    message = report.tell_breaches(example(), judge(run, bind(Contract(), ["x"])), run)

    assert "the page says" not in message
    assert "SyntaxError" in message


def test_standard_error_is_shown_where_it_says_something_else():
    """A contract that expects one failure meets another."""
    join = example("", "exits(1)", 'complains("KeyError")')
    run = replace(ran(), exit_code=1, complaints=TRACEBACK)

    message = report.tell_breaches(join, judge(run, join.promise), run)

    assert "does not say 'KeyError':\n      Traceback" in message
