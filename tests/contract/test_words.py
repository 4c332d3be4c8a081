"""The sentence under each example: what each mark makes a page say."""

from __future__ import annotations

import pytest

from proof.contract.conditions import label_apart, label_needs
from proof.contract.marks import read_contract
from proof.contract.needs import Needs
from proof.contract.promise import bind
from proof.contract.words import say_contract

ORDER = "these lines in this order"
ALONE = "with all work in the main thread"
UNTIMED = ", in a run of under 10 seconds"
TOOK = ["began", "took 1.5 seconds"]

SAID = {
    "no mark": ([], ["a", "b"], f"{ORDER}, {ALONE}."),
    "a single line": ([], ["a"], f"this line, {ALONE}."),
    "no line": ([], [], f"nothing printed, {ALONE}."),
    "all together": (
        ["took(1, 2)", "processes(2, at_once=2)", "joins(2)"],
        TOOK,
        f"{ORDER}, in 1 to 2 seconds, by two processes, both at once, each joined.",
    ),
    # any_order
    "some lines change places": (
        ['any_order("began {}")'],
        ["began 1", "began 2", "done"],
        f"{ORDER} (bracketed ones may change places), {ALONE}.",
    ),
    "all lines change places": (
        ['any_order("began {}")'],
        ["began 1", "began 2"],
        f"these lines in any order, {ALONE}.",
    ),
    "all lines, each within its group": (
        ['any_order("began {}")', 'any_order("ended {}")'],
        ["began 1", "began 2", "ended 1", "ended 2"],
        f"these lines, in any order within each bracket, {ALONE}.",
    ),
    # varies
    "a part varies": (
        ['varies("PID {}")'],
        ["PID 12", "done"],
        f"{ORDER} (what is underlined varies), {ALONE}.",
    ),
    "a part varies and lines change places": (
        ['varies("PID {}")', 'any_order("began {}")'],
        ["began 1", "began 2", "PID 12"],
        f"{ORDER} (bracketed ones may change places; what is underlined varies), "
        f"{ALONE}.",
    ),
    # took
    "one time": (["took(10, 11)"], TOOK, f"{ORDER}, in 10 to 11 seconds, {ALONE}."),
    "a time of no script": (
        ["took(0.5, 1)"],
        ["a", "b"],
        f"{ORDER}, in 0.5 to 1 seconds, {ALONE}.",
    ),
    "nothing too quick": (
        ["took(0, 1)"],
        TOOK,
        f"{ORDER}, in under 1 second, {ALONE}.",
    ),
    "several times": (
        ['took(1, 2, "join: {} seconds")', 'took(0, 0.1, "CPU: {} of it")'],
        ["join: 1.5 seconds", "CPU: 0.05 of it"],
        f"{ORDER}, each printed time within its bounds "
        f"(“join: 1 to 2 s”; “CPU: under 0.1 of it”), {ALONE}.",
    ),
    "one bound for several lines": (
        ['took(1, 2, "call took {} seconds")'],
        ["call took 1.1 seconds", "call took 1.2 seconds"],
        f"{ORDER}, each printed time within 1 to 2 seconds, {ALONE}.",
    ),
    # within
    "a number other than of seconds": (
        ['within(0, 1.15, "{} cores busy")'],
        ["1.02 cores busy"],
        f"this line, with “under 1.15 cores busy” printed, {ALONE}.",
    ),
    "a count": (
        ['within(4.5, 5.5, "Most at once: {}")'],
        ["Most at once: 5"],
        f"this line, with “Most at once: 5” printed, {ALONE}.",
    ),
    "a time and two numbers": (
        ["took(1, 2)", 'within(0, 1.15, "… {} cores …")', 'within(2, 3, "load {}")'],
        ["Two: 1.02 cores in 1.5 seconds", "load 2.5"],
        f"{ORDER}, in 1 to 2 seconds, "
        f"with “… under 1.15 cores …” and “load 2 to 3” printed, {ALONE}.",
    ),
    # lasted
    "a run that outlasts its printed time": (
        ["took(0, 1)", "lasted(1, 2)"],
        TOOK,
        f"{ORDER}, the printed time under 1 second, in a run of 1 to 2 seconds, "
        f"{ALONE}.",
    ),
    "a run that prints no time": (
        ["lasted(1, 2)"],
        ["a", "b"],
        f"{ORDER}, in a run of 1 to 2 seconds, {ALONE}.",
    ),
    # processes, threads
    "one worker": (
        ["processes(1, at_once=1)"],
        ["a"],
        "this line, by one worker process.",
    ),
    "one after the other": (
        ["threads(3, at_once=1)"],
        ["a"],
        "this line, by three threads, one at a time.",
    ),
    "some at once": (
        ["processes(11, at_once=5)"],
        ["a"],
        "this line, by eleven processes, at most five at once.",
    ),
    "nothing said of at once": (["threads(13)"], ["a"], "this line, by 13 threads."),
    "both kinds": (
        ["processes(2, at_once=2)", "threads(3, at_once=3)"],
        ["a"],
        "this line, by two processes, both at once, and by three threads, all at once.",
    ),
    # joins
    "one joined": (
        ["processes(1)", "joins(1)"],
        ["a"],
        "this line, by one worker process, joined.",
    ),
    "some joined": (
        ["processes(3)", "joins(1)"],
        ["a"],
        "this line, by three processes, one of them joined.",
    ),
    "joined without a task": (
        ["joins(2)"],
        ["a"],
        f"this line, {ALONE}, two workers joined.",
    ),
    # exits, complains
    "an exit code": (["exits(1)"], ["a"], f"this line, {ALONE}, with exit code 1."),
    "a child's end": (
        ["exits(0, children=(-15,))"],
        ["a"],
        f"this line, {ALONE}, with a child process ending with signal 15.",
    ),
    "the ends of all": (
        ["exits(2, children=(1, -9))"],
        ["a"],
        f"this line, {ALONE}, with exit code 2 and child processes ending with "
        "signal 9 and exit code 1.",
    ),
    "an error": (
        ['complains("TypeError: no")'],
        ["a"],
        f"this line, {ALONE}, with “TypeError: no” on standard error.",
    ),
    # hangs
    "a hang": (
        ["threads(2)", 'hangs("thread.join()", "with lock:", "with lock:")'],
        ["a"],
        "this line, by two threads, until it hangs in “thread.join()” and "
        "“with lock:”, and the proof ends it after 2 seconds in which nothing happens.",
    ),
    # needs, alone
    "one system": (['needs(os="linux")'], ["a"], f"this line, {ALONE}, on Linux."),
    "two systems": (
        ['needs(os="posix")'],
        ["a"],
        f"this line, {ALONE}, on Linux and macOS.",
    ),
    "a new Python": (
        ['needs(python=">=3.14")'],
        ["a"],
        f"this line, {ALONE}, on Python 3.14 and newer.",
    ),
    "a range of Pythons": (
        ['needs(python=">=3.12,<3.14")'],
        ["a"],
        f"this line, {ALONE}, from Python 3.12, before 3.14.",
    ),
    "a patch release": (
        ['needs(python=">=3.13.8,<3.14")'],
        ["a"],
        f"this line, {ALONE}, on Python 3.13 since 3.13.8.",
    ),
    "before a patch release": (
        ['needs(python="<3.13.8")'],
        ["a"],
        f"this line, {ALONE}, before Python 3.13.8.",
    ),
    "packages": (
        ['needs(packages="mpi4py mpich")'],
        ["a"],
        f"this line, {ALONE}, with mpi4py and mpich installed.",
    ),
    "the GIL": (["needs(gil=True)"], ["a"], f"this line, {ALONE}, with the GIL."),
    "no GIL": (["needs(gil=False)"], ["a"], f"this line, {ALONE}, without the GIL."),
    "whoever comes first": (
        ["threads(2)", "contends()", "joins(2)"],
        ["a"],
        "this line, by two threads, whichever comes first, each joined.",
    ),
    "orders, some of them wrong": (
        ['schedules("total {}", wrong=True)'],
        ["a"],
        f"this line, {ALONE}, without “total …” in some order in "
        "which its threads take turns.",
    ),
    "orders, all right": (
        ['schedules("total 2", wrong=False)'],
        ["a"],
        f"this line, {ALONE}, with “total 2” in every order in which its "
        "threads take turns.",
    ),
    "alone": (
        ["alone()"],
        ["a"],
        f"this line, {ALONE}, with nothing else running beside it.",
    ),
}


@pytest.mark.parametrize(("marks", "lines", "said"), SAID.values(), ids=SAID)
def test_what_the_marks_prove_is_said_in_a_sentence(marks, lines, said):
    """Each mark has its words, and they read as one sentence together."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)

    assert say_contract(bind(contract, lines)).replace(UNTIMED, "") == said


@pytest.mark.parametrize("mark", ["threads(1)", "took(1, 2)", "lasted(1, 2)"])
def test_a_run_of_which_no_time_is_said_has_one_all_the_same(mark):
    """Ten seconds, unless `took` or `lasted` says otherwise."""
    contract = read_contract([f"pytest.mark.{mark}"])

    assert (UNTIMED in say_contract(bind(contract, ["a"]))) == (mark == "threads(1)")


# In a few words

LABELS = {
    "Python 3.14 and newer": Needs(python=">=3.14"),
    "Before Python 3.14": Needs(python="<3.14"),
    "From Python 3.12, before 3.14": Needs(python=">=3.12,<3.14"),
    "Python ==3.13.*": Needs(python="==3.13.*"),
    "Python 3.13": Needs(python=">=3.13,<3.14"),
    "Python 3.13.8 and newer": Needs(python=">=3.13.8"),
    "Before Python 3.13.8": Needs(python="<3.13.8"),
    "Python 3.13 since 3.13.8": Needs(python=">=3.13.8,<3.14"),
    "Python 3.13 before 3.13.8": Needs(python=">=3.13, <3.13.8"),
    "From Python 3.13.2, before 3.13.8": Needs(python=">=3.13.2,<3.13.8"),
    "From Python 3.12.4, before 3.14": Needs(python=">=3.12.4,<3.14"),
    "with the GIL": Needs(gil=True),
    "Before Python 3.14, Linux, spawn": Needs("<3.14", None, "linux", "spawn"),
    "free-threaded, 1 CPU": Needs(gil=False, cpus=1),
    "8 CPUs": Needs(cpus=8),
}


@pytest.mark.parametrize(("words", "needs"), LABELS.items(), ids=LABELS)
def test_conditions_have_a_label(words, needs):
    """A tab says in a few words under what conditions it shows a run."""

    assert label_needs(needs) == words


def test_what_all_share_tells_nothing_apart():
    """A script that needs Linux in any case has tabs for versions alone."""
    older, newer = Needs("<3.14", os="linux"), Needs(">=3.14", os="linux")

    assert label_apart([older, newer]) == [
        "Before Python 3.14",
        "Python 3.14 and newer",
    ]
    assert label_apart([older, older]) == ["", ""]
