"""The marks that runs keep: each cures what broke, and replaces what it must."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import contract

from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.judge.cures import Cure, find_cure
from proof.judge.luck import find_disagreements
from proof.judge.verdict import find_refusals
from proof.run.recording import Lane, Line, Recording, Task, Wait

LANES = (Lane("main", 0, "MainThread"), *(Lane("thread", 0, f"t{n}") for n in "123"))


def ran(*lines: str, threads: int = 0, joins: int = 0, **facts) -> Recording:
    """A run with so many threads, all at once, of which so many were joined."""
    printed = tuple(Line(0.1, 0, text) for text in lines)
    tasks = tuple(Task(0.0, 1.0, n + 1, "runner") for n in range(threads))
    waits = tuple(Wait(0.0, 1.0, 0, f"t{n}") for n in range(joins))
    run = Recording(printed, tasks, waits, LANES, where={"python": "3.15.2"})
    return replace(run, **facts)


TRACEBACK = "Traceback (most recent call last):\n  File\nValueError: no"
CURES = {
    "workers and joins": (
        [ran(threads=3, joins=2)],
        (),
        Cure(("threads(3, at_once=3)", "joins(2)")),
    ),
    "other workers": (
        [ran(threads=3)],
        ("threads(2, at_once=2)",),
        Cure(("threads(3, at_once=3)",), ("threads(2, at_once=2)",)),
    ),
    "workers that take turns by luck": (
        [replace(ran(threads=2), tasks=(Task(0, 1, 1, "a"), Task(1, 2, 2, "a")))],
        (),
        Cure(("threads(2)",)),
    ),
    "workers that are gone": (
        [ran()],
        ("threads(2)", "joins(2)"),
        Cure((), ("threads(2)", "joins(2)")),
    ),
    "a time": ([ran("took 1.02 seconds")], (), Cure(("took(1.0, 2.0)",))),
    "a time in several runs": (
        [ran("took 1.02 seconds"), ran("took 2.31 seconds")],
        (),
        Cure(("took(1.0, 2.5)",)),
    ),
    "times in two lines": (
        [ran("a 1.02 s", "b 0.5 s")],
        (),
        Cure(('took(1.0, 2.0, "a {} s")', 'took(0.5, 1.0, "b {} s")')),
    ),
    "bounds that are too wide": (
        [ran("took 1.02 seconds")],
        ("took(0, 60)",),
        Cure(("took(1.0, 2.0)",), ("took(0, 60)",)),
    ),
    "bounds that are broken": (
        [ran("took 2.02 seconds", span=2.1)],
        ("took(1.0, 2.0)", "lasted(2.0, 3.0)"),
        Cure(("took(2.0, 4.0)",), ("took(1.0, 2.0)",)),
    ),
    "a crash": (
        [ran(exit_code=1, complaints=TRACEBACK)],
        (),
        Cure(("exits(1)", 'complains("ValueError: no")')),
    ),
    "a child that crashed": (
        [ran(children=(1,), complaints=TRACEBACK)],
        (),
        Cure(("exits(0, children=(1,))", 'complains("ValueError: no")')),
    ),
    "a thread that died": (
        [ran(lost=("thread t1 died of ValueError('no')",))],
        (),
        Cure(("loses(\"ValueError('no')\")",)),
    ),
    "a hang in another line": (
        [ran(hung=("put: lock.acquire()",))],
        ('hangs("join()")',),
        Cure(('hangs("put: lock.acquire()")',), ("hangs('join()')",)),
    ),
    "a run that was to hang": (
        [ran("done")],
        ('hangs("join()")',),
        Cure((), ("hangs('join()')",)),
    ),
    "an order that is luck": (
        [ran("go 1", "go 2"), ran("go 2", "go 1")],
        (),
        Cure(('any_order("go {}")',)),
    ),
    "a line that may change places too": (
        [ran("go 1", "go 2", "done"), ran("go 1", "done", "go 2")],
        ('any_order("go {}")',),
        Cure(('any_order("go {}", "done")',), ("any_order('go {}')",)),
    ),
    "a part that varies": (
        [ran("PID 17"), ran("PID 4711")],
        (),
        Cure(('varies("PID {}")',)),
    ),
    "nothing": ([ran("done")], (), Cure()),
}


@pytest.mark.parametrize(("runs", "marks", "change"), CURES.values(), ids=CURES)
def test_what_to_change(runs, marks, change):
    """Only what broke is changed, each mark in the form in which a page has it."""
    assert find_cure(runs, contract(*marks)) == change


@pytest.mark.parametrize(("runs", "marks", "change"), CURES.values(), ids=CURES)
def test_the_change_is_a_cure(runs, marks, change):
    """With it, every run would be recorded, and all of them print the same."""
    before = contract(*marks).marks
    cured = contract(*(m for m in before if m not in change.remove), *change.write)

    assert [find_refusals(run, bind(cured, run.texts)) for run in runs] == [
        [] for _ in runs
    ]
    assert find_disagreements([run.texts for run in runs], cured) == []


def test_what_runs_do_not_agree_on_is_not_named():
    """A number of workers that differs from run to run is no promise."""
    assert find_cure([ran(threads=2), ran(threads=3)], Contract()) == Cure()
