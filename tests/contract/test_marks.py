"""The vocabulary of marks: what each accepts, and what it rejects with a cure."""

from __future__ import annotations

import pytest

from proof.contract.marks import VOCABULARY, read_contract
from proof.contract.needs import Needs, find_divided
from proof.contract.terms import BadMark, Bounds, Contract, Schedules, Workers

ACCEPTED = {
    "no mark at all": ([], Contract()),
    "took": (["took(1.0, 2.0)"], Contract(took=(Bounds(1.0, 2.0),))),
    "took from nothing": (["took(0, 1)"], Contract(took=(Bounds(0, 1),))),
    "took with a line": (
        ['took(1.6, 3.0, "2 workers: {} seconds")'],
        Contract(took=(Bounds(1.6, 3.0, "2 workers: {} seconds"),)),
    ),
    "took for two lines": (
        ['took(1, 2, "a {}")', 'took(3, 4, "b {}")'],
        Contract(took=(Bounds(1, 2, "a {}"), Bounds(3, 4, "b {}"))),
    ),
    "lasted": (["lasted(1.0, 2.0)"], Contract(lasted=Bounds(1.0, 2.0))),
    "took in a line with other numbers": (
        ['took(1, 2, "… in {} seconds")'],
        Contract(took=(Bounds(1, 2, "… in {} seconds"),)),
    ),
    "within, for two lines": (
        ['within(0, 1.5, "{} cores busy")', 'within(2, 3, "load {}")'],
        Contract(
            within=(
                Bounds(0, 1.5, "{} cores busy", unit=""),
                Bounds(2, 3, "load {}", unit=""),
            )
        ),
    ),
    "any_order": (
        ['any_order("began {}", "ended {}")'],
        Contract(any_order=(("began {}", "ended {}"),)),
    ),
    "two groups of any_order": (
        ['any_order("began {}")', 'any_order("ended {}")'],
        Contract(any_order=(("began {}",), ("ended {}",))),
    ),
    "varies": (['varies("PID {}")'], Contract(varies=("PID {}",))),
    "varies twice": (
        ['varies("PID {}")', 'varies("{} bytes", "name {}")'],
        Contract(varies=("PID {}", "{} bytes", "name {}")),
    ),
    "processes": (["processes(2)"], Contract(processes=Workers(2))),
    "processes at once": (
        ["processes(2, at_once=2)"],
        Contract(processes=Workers(2, 2)),
    ),
    "threads one after another": (
        ["threads(3, at_once=1)"],
        Contract(threads=Workers(3, 1)),
    ),
    "processes and threads": (
        ["processes(1)", "threads(2)"],
        Contract(processes=Workers(1), threads=Workers(2)),
    ),
    "joins": (["joins(2)"], Contract(joins=2)),
    "exits": (["exits(1)"], Contract(exits=1)),
    "exits with children": (
        ["exits(0, children=(1, -15))"],
        Contract(exits=0, children=(-15, 1)),
    ),
    "complains": (['complains("Error")'], Contract(complains=("Error",))),
    "complains twice": (
        ['complains("one", "two")', 'complains("three")'],
        Contract(complains=("one", "two", "three")),
    ),
    "hangs": (['hangs("join()", "get()")'], Contract(hangs=("join()", "get()"))),
    "needs a Python": (
        ['needs(python=">=3.14")'],
        Contract(needs=Needs(python=">=3.14")),
    ),
    "needs no GIL": (["needs(gil=False)"], Contract(needs=Needs(gil=False))),
    "needs a system": (['needs(os="posix")'], Contract(needs=Needs(os="posix"))),
    "alone": (["alone()"], Contract(alone=True)),
    "contends": (["contends()"], Contract(contends=True)),
    "schedules": (
        ['schedules("total {}", wrong=True)'],
        Contract(schedules=Schedules("total {}", wrong=True)),
    ),
}


@pytest.mark.parametrize(("marks", "contract"), ACCEPTED.values(), ids=ACCEPTED)
def test_a_mark_sets_its_field_of_the_contract(marks, contract):
    """A mark sets its own field of the contract and leaves the others."""
    read = read_contract(f"pytest.mark.{mark}" for mark in marks)

    assert read == contract


REJECTED = {
    # the vocabulary is closed
    "misspelt": ("pytest.mark.tok(1, 2)", "unknown mark 'tok', is it took? the"),
    "another word": ("pytest.mark.sleep(1)", "unknown mark 'sleep'; the marks are"),
    "of pytest": ("pytest.mark.skip()", "unknown mark 'skip'"),
    "of pytest, xfail": ("pytest.mark.xfail(reason='x')", "the marks are alone,"),
    # a mark is a call with plain values
    "no bracket": ("pytest.mark.alone", "write it as a call"),
    "open bracket": ("pytest.mark.took(1, 2", "bracket or quote"),
    "open quote": ('pytest.mark.varies("PID {})', "bracket or quote"),
    "text after it": ("pytest.mark.alone() now", "bracket or quote"),
    "computed value": ("pytest.mark.took(1, 1 + x)", "plain values"),
    "name for a value": ("pytest.mark.varies(PID)", "plain values"),
    "unknown argument": ("pytest.mark.took(1, 2, low=1)", "low"),
    "argument spread": ("pytest.mark.took(*[1, 2])", "plain values"),
    # took and lasted
    "took without high": ("pytest.mark.took(1)", "high"),
    "took with nothing": ("pytest.mark.took()", "low"),
    "took upside down": ("pytest.mark.took(2, 1)", "low < high"),
    "took with no room": ("pytest.mark.took(1, 1)", "low < high"),
    "took below zero": ("pytest.mark.took(-1, 1)", "0 <= low"),
    "took for ever": ("pytest.mark.took(1, 1e999)", "numbers of seconds"),
    "took with texts": ('pytest.mark.took("1", "2")', "numbers of seconds"),
    "took with truths": ("pytest.mark.took(False, True)", "numbers of seconds"),
    "took without a place": ('pytest.mark.took(1, 2, "done")', "one {}"),
    "took with two places": ('pytest.mark.took(1, 2, "{} {}")', "one {}"),
    "took with a number for a line": ("pytest.mark.took(1, 2, 3)", "pattern"),
    "lasted with a line": ('pytest.mark.lasted(1, 2, "{} s")', "lasted"),
    "lasted upside down": ("pytest.mark.lasted(2, 1)", "low < high"),
    "lasted twice": ("pytest.mark.lasted(1, 2)\npytest.mark.lasted(1, 3)", "twice"),
    "took in any line": ('pytest.mark.took(1, 2, "…{}…")', "match any line"),
    "within without a line": ("pytest.mark.within(0, 1)", "pattern"),
    "within no line": ("pytest.mark.within(0, 1, None)", "one {}"),
    "within without a place": ('pytest.mark.within(0, 1, "cores")', "one {}"),
    "within upside down": ('pytest.mark.within(2, 1, "{} cores")', "two numbers, 0"),
    # schedules
    "schedules that end anyhow": ('pytest.mark.schedules("{}", True)', "any line"),
    "schedules without a line": ("pytest.mark.schedules(2, True)", "text in quotes"),
    "schedules that may be": ('pytest.mark.schedules("done", 1)', "wants wrong=True"),
    "schedules without wrong": ('pytest.mark.schedules("done")', "wrong"),
    # any_order and varies
    "any_order of nothing": ("pytest.mark.any_order()", "at least one pattern"),
    "any_order of anything": ('pytest.mark.any_order("{}")', "match any line"),
    "any_order of blanks": ('pytest.mark.any_order("")', "match any line"),
    "any_order of a number": ("pytest.mark.any_order(1)", "text in quotes"),
    "varies without a place": ('pytest.mark.varies("PID")', "{} where"),
    "varies altogether": ('pytest.mark.varies("{}: {}")', "match any line"),
    "varies in nothing": ("pytest.mark.varies()", "at least one pattern"),
    # processes and threads
    "no processes": ("pytest.mark.processes(0)", "1 or more"),
    "half a process": ("pytest.mark.processes(1.5)", "1 or more"),
    "a true process": ("pytest.mark.processes(True)", "1 or more"),
    "more at once than there are": ("pytest.mark.processes(2, at_once=3)", "at_once"),
    "none at once": ("pytest.mark.threads(2, at_once=0)", "at_once"),
    "threads without a number": ("pytest.mark.threads()", "count"),
    "threads twice": ("pytest.mark.threads(1)\npytest.mark.threads(2)", "twice"),
    "no joins": ("pytest.mark.joins(0)", "1 or more"),
    "joins at once": ("pytest.mark.joins(2, at_once=2)", "at_once"),
    # exits and complains
    "exits in words": ('pytest.mark.exits("1")', "whole numbers"),
    "exits with a word of a child": (
        'pytest.mark.exits(0, children=("1",))',
        "whole numbers",
    ),
    "exits with a bare child": ("pytest.mark.exits(0, children=1)", "iterable"),
    "exits with a child that is well": (
        "pytest.mark.exits(0, children=(0,))",
        "other than 0",
    ),
    "complains of nothing": ("pytest.mark.complains()", "standard error"),
    "complains of a blank": ('pytest.mark.complains(" ")', "standard error"),
    # needs and alone
    "needs nothing": ("pytest.mark.needs()", "at least one"),
    "needs a Python that is a number": ("pytest.mark.needs(python=3.14)", "range"),
    "needs a bare version": ('pytest.mark.needs(python="3.14")', "range"),
    "needs a GIL of words": ('pytest.mark.needs(gil="no")', "gil=True"),
    "needs a GIL of numbers": ("pytest.mark.needs(gil=1)", "gil=True"),
    "needs an unknown system": ('pytest.mark.needs(os="beos")', "one of linux"),
    "needs an unknown start method": (
        'pytest.mark.needs(start_method="thread")',
        "one of fork, spawn",
    ),
    "needs half a CPU": ("pytest.mark.needs(cpus=0.5)", "whole number"),
    "needs packages in a list": (
        'pytest.mark.needs(packages=["numpy"])',
        "packages by their names",
    ),
    "needs a package of no name": (
        'pytest.mark.needs(packages="numpy==2")',
        "packages by their names",
    ),
    "loses nothing": ("pytest.mark.loses()", "exception that no caller gets"),
    "hangs nowhere": ("pytest.mark.hangs()", "waits for ever"),
    "hangs in a blank": ('pytest.mark.hangs(" ")', "waits for ever"),
    "hangs for a number": ("pytest.mark.hangs(2)", "waits for ever"),
    "loses a blank": ('pytest.mark.loses(" ")', "exception that no caller gets"),
    "alone with a number": ("pytest.mark.alone(1)", "alone"),
}


@pytest.mark.parametrize(("marks", "phrase"), REJECTED.values(), ids=REJECTED)
def test_a_mark_that_cannot_be_kept_is_refused(marks, phrase):
    """A mark that is unknown, malformed or impossible is refused with a cure."""
    with pytest.raises(BadMark) as refused:
        read_contract(marks.splitlines())

    assert phrase in str(refused.value)
    assert marks.splitlines()[-1] in str(refused.value)


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_mark_says_what_a_run_must_keep(name):
    """Each mark has one sentence that `pytest --markers` can show."""
    sentence = VOCABULARY[name].__doc__

    assert sentence.endswith(".")
    assert "\n" not in sentence


HERE = {
    "python": "3.13.1",
    "gil": True,
    "system": "Linux",
    "cores": 2,
    "start_methods": ["fork", "spawn"],
    "packages": ["numpy", "pip"],
}
OLDER = HERE | {"python": "3.12.1"}
UNMET = {
    "an older Python": (Needs(python=">=3.11"), ""),
    "this very Python": (Needs(python="==3.13.*"), ""),
    "a newer Python": (Needs(python=">=3.14"), "needs Python >=3.14, this is 3.13.1"),
    "this patch release": (Needs(python=">=3.13.1,<3.14"), ""),
    "a newer patch release": (
        Needs(python=">=3.13.8,<3.14"),
        "needs Python >=3.13.8,<3.14, this is 3.13.1",
    ),
    "an older patch release": (
        Needs(python="<3.13.1"),
        "needs Python <3.13.1, this is 3.13.1",
    ),
    "the GIL": (Needs(gil=True), ""),
    "no GIL": (Needs(gil=False), "needs a Python without the GIL"),
    "Linux": (Needs(os="linux"), ""),
    "POSIX": (Needs(os="posix"), ""),
    "Windows": (Needs(os="windows"), "needs windows, this is Linux"),
    "nothing": (Needs(), ""),
    "a start method": (Needs(start_method="spawn"), ""),
    "another one": (
        Needs(start_method="forkserver"),
        "needs the start method forkserver, here it is fork or spawn",
    ),
    "any number of CPUs": (Needs(cpus=8), ""),
    "a package": (Needs(packages="numpy"), ""),
    "packages of which it has one": (
        Needs(packages="mpich numpy mpi4py"),
        "needs mpi4py and mpich: make extra installs what examples need",
    ),
}


@pytest.mark.parametrize(("needs", "why"), UNMET.values(), ids=UNMET)
def test_needs_says_why_an_example_cannot_run_here(needs, why):
    """What an example needs is held against where it would run."""

    assert needs.find_unmet(HERE) == why


def test_before_3_13_python_counts_only_the_cores_there_are():
    """`PYTHON_CPU_COUNT` is not read there."""
    why = "needs 8 CPUs or Python >=3.13, this is 3.12.1 with 2"

    assert Needs(cpus=2).find_unmet(OLDER) == ""
    assert Needs(cpus=8).find_unmet(OLDER) == why


def test_marks_are_kept_in_one_spelling():
    """So that a recording can tell whether its page still states them."""
    contract = read_contract(["pytest.mark.took( 1,2.0 )", "pytest.mark.alone()"])

    assert contract.marks == ("took(1, 2.0)", "alone()")


def test_a_prerelease_is_of_its_version():
    """A beta of 3.15 is newer than any 3.14."""
    where = HERE | {"python": "3.15.0b1"}

    assert Needs(python=">=3.14").find_unmet(where) == ""


CUT = {
    "": set(),
    ">=3.13": set(),
    ">=3.13.8": {"3.13"},
    "<3.13.8": {"3.13"},
    ">=3.12.4,<3.14.2": {"3.12", "3.14"},
    "==3.13.*": set(),
}


@pytest.mark.parametrize(("wanted", "minors"), CUT.items(), ids=CUT)
def test_a_range_may_divide_a_minor_version(wanted: str, minors: set[str]):
    assert find_divided(wanted) == minors


LIMITS = {
    "without a mark": ([], 30),
    "from took": (["took(1, 10)"], 45),
    "from lasted": (["took(0, 1)", "lasted(9, 20)"], 75),
    "from the longest": (['took(1, 2, "a {}")', 'took(1, 5, "b {}")'], 30),
}


@pytest.mark.parametrize(("marks", "seconds"), LIMITS.values(), ids=LIMITS)
def test_a_run_may_last_well_beyond_its_bounds(marks, seconds):
    """The limit after which a run hangs grows with the longest bound."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)

    assert contract.limit == seconds
