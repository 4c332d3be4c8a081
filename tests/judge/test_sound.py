"""What no observer can have noted, though its seal is right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from proof.contract.needs import Needs
from proof.judge.sound import find_fault
from proof.judge.stored import digest, find_stale
from proof.run.recording import Lane, Line, Recording, Task, Wait

SOURCE = """\
def fail():
    raise ValueError("no")
fail()
"""
TRACEBACK = """\
Traceback (most recent call last):
  File "fail.py", line 3, in <module>
    fail()
    ~~~~^^
  File "fail.py", line 2, in fail
    raise ValueError("no")
  File "threading.py", line 9, in run
    self.work()
ValueError: no"""
RUN = Recording(
    lines=(Line(0.1, 0, "starts"), Line(1.0, 1, "done")),
    tasks=(Task(0.2, 1.1, 1, "work"), Task(0.3, None, 1, "rest")),
    waits=(Wait(0.3, 1.2, 0, "Thread-1"),),
    lanes=(Lane("main", 0, "MainThread"), Lane("thread", 0, "Thread-1")),
    span=1.1,
    ended=1.3,
    complaints=TRACEBACK,
    complained=(1.2,) * 9,
    where={"python": "3.14.2", "gil": True, "system": "Linux"},
)


def edit(rows: str, place: int, **facts: Any) -> Recording:
    changed = list(getattr(RUN, rows))
    changed[place] = replace(changed[place], **facts)
    return replace(RUN, **{rows: tuple(changed)})


def complain(old: str, new: str) -> Recording:
    return replace(RUN, complaints=TRACEBACK.replace(old, new))


NEWEST = Needs(python=">=3.14")


def find(run: Recording, needs: Needs = NEWEST) -> str:
    return find_fault(run, needs, "fail.py", SOURCE)


FAULTS = {
    "a task that begins before the run": (
        edit("tasks", 0, begin=-0.4),
        "something begins at -0.4 s and ends at 1.1 s",
    ),
    "a task that ends before it begins": (
        edit("tasks", 0, end=0.1),
        "something begins at 0.2 s and ends at 0.1 s",
    ),
    "a task that ends after the run": (
        edit("tasks", 0, end=1.6),
        "something ends at 1.6 s, and the run at 1.3 s",
    ),
    "a join that ends after the run": (
        edit("waits", 0, end=1.6),
        "something ends at 1.6 s, and the run at 1.3 s",
    ),
    "a line after the run": (
        edit("lines", 1, at=1.6),
        "something ends at 1.6 s, and the run at 1.3 s",
    ),
    "a line before the one above it": (
        edit("lines", 0, at=1.05),
        "a line is printed before the one above it",
    ),
    "a worker that is not listed": (
        edit("tasks", 0, lane=2),
        "lane 2 does something and is not listed",
    ),
    "another line in a traceback": (
        complain('raise ValueError("no")\n', 'raise ValueError("yes")\n'),
        "line 2 of fail.py is not 'raise ValueError(\"yes\")'",
    ),
    "another line number in a traceback": (
        complain("line 2", "line 1"),
        "line 1 of fail.py is not 'raise ValueError(\"no\")'",
    ),
    "a line that the script has not": (
        complain("line 2", "line 7"),
        "line 7 of fail.py is not 'raise ValueError(\"no\")'",
    ),
    "a line less on standard error": (
        complain("\n    ~~~~^^", ""),
        "9 moments are of 8 lines on standard error",
    ),
    "a Python that cannot run it": (
        replace(RUN, where=RUN.where | {"python": "3.13.1"}),
        "the example needs Python >=3.14, this is 3.13.1",
    ),
}


@pytest.mark.parametrize(("run", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_have_been_is_told(run: Recording, fault: str):
    assert find(run) == fault


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        (Needs(gil=False), "the example needs a Python without the GIL"),
        (Needs(os="windows"), "the example needs windows, this is Linux"),
        (Needs(python=">=3.11", os="linux", gil=True, cpus=8, packages="numpy"), ""),
    ],
)
def test_it_ran_where_it_can(needs: Needs, words: str):
    assert find(RUN, needs) == words


def test_another_start_method_than_the_page_names_is_told():
    run = replace(RUN, where=RUN.where | {"start_method": "fork"})

    assert find(run, Needs(start_method="fork")) == ""
    assert find(run, Needs(start_method="spawn")) == (
        "the example needs the start method spawn, here it is fork"
    )


def test_what_can_have_been_is_sound():
    """The clocks of two processes may slip, and who is cut off has no end."""
    assert find(RUN) == ""
    assert find(edit("lines", 1, at=0.095)) == ""


def test_its_page_is_told(book):
    """With the recording at fault and the command that makes another."""
    book.script("threads/fail", SOURCE)
    book.page("threads", book.example("threads/fail", prints="starts\ndone\n"))
    [example] = book.read("threads").examples
    run = edit("tasks", 0, begin=-0.4)
    run = replace(run, script=digest(book.root / example.script))
    book.write(example.recording, run.to_json())
    [breach] = find_stale(example, book.root)

    assert breach.text == (
        "docs/recordings/threads/fail.json is of no run "
        "(something begins at -0.4 s and ends at 1.1 s)"
    )
