"""What is drawn and what ran, both written by hand: what may differ, and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapes import (
    FORK,
    LITTLE,
    MAIN,
    MUCH,
    PAIR,
    POOL,
    ROW,
    SPAWN,
    at,
    compare,
    edit,
    later,
)

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.judge.offsets import END, START
from proof.judge.shape import compare_order, compare_shapes
from proof.run.recording import Lane, Line, Recording, Task, Wait

# A spawned process that prints a line before its task.
IMPORTS = Recording(
    lines=(Line(0.0, 0, "starts"), Line(0.1, 1, "imported")),
    tasks=(Task(0.2, 0.3, 1, "runner"),),
    lanes=(MAIN, Lane("process", 1, "SpawnProcess-1")),
    span=1.2,
    where=FORK,
)
# A main process whose first act that is drawn is to join, once its process has started.
JOINED = Recording(
    lines=(Line(1.95, 1, "done"),),
    tasks=(Task(1.9, 2.0, 1, "runner"),),
    waits=(Wait(1.8, 2.1, 0, "Process-1"),),
    lanes=(MAIN, Lane("process", 1, "Process-1")),
    span=2.0,
    where={"start_method": "forkserver"},
)
# A spawned process that fails before it begins its task, and so has no lane.
FAILS = Recording(
    lines=(Line(0.9, 0, "ended"),),
    waits=(Wait(0.1, 0.8, 0, "Process-1"),),
    span=0.9,
    where=SPAWN,
)
# The same, and then a process of that name, which another program starts.
TWICE = replace(
    FAILS,
    lines=(*FAILS.lines, Line(1.5, 1, "done")),
    lanes=(MAIN, Lane("process", 1, "Process-1")),
    span=1.5,
)
# A thread that nobody waits for.
DAEMON = Recording(
    lines=(Line(1.0, 0, "ends"),),
    tasks=(Task(0.1, 1.0, 1, "runner"),),
    lanes=(MAIN, Lane("thread", 0, "Thread-1")),
    span=1.0,
    where=FORK,
)


def swap(run: Recording, one: int, other: int) -> Recording:
    """The same run with the tasks of two lanes exchanged."""
    places = {one: other, other: one}
    tasks = (replace(t, lane=places.get(t.lane, t.lane)) for t in run.tasks)
    lines = (replace(e, lane=places.get(e.lane, e.lane)) for e in run.lines)
    return replace(run, tasks=tuple(tasks), lines=tuple(lines))


ACCEPTED = {
    "the same": (PAIR, PAIR),
    "by other lines of the script": (
        edit(edit(PAIR, "tasks", 0, lineno=12), "waits", 0, lineno=14),
        edit(edit(PAIR, "tasks", 0, lineno=11), "lines", 0, lineno=9),
    ),
    "begun a little later": (replace(PAIR, began=START - 0.05), PAIR),
    "begun as late as it is drawn": (later(PAIR, 2.0), later(PAIR, 2.0)),
    "ended a little later": (replace(PAIR, ended=PAIR.span + END - 0.05), PAIR),
    "killed, so that nobody knows when it ended": (replace(PAIR, ended=0.0), PAIR),
    "all a little later": (later(PAIR, LITTLE), PAIR),
    "all later by a start": (later(PAIR, START - 0.05), PAIR),
    "one line a little earlier": (at(-LITTLE, PAIR, lines=1), PAIR),
    "one task a little later": (at(LITTLE, PAIR, tasks=1, lines=2), PAIR),
    "lanes in another order": (swap(PAIR, 1, 2), PAIR),
    "tasks of a pool taken by others": (
        edit(edit(POOL, "tasks", 2, lane=2), "tasks", 3, lane=1),
        POOL,
    ),
    "spawned, and drawn as forked": (
        replace(at(0.8, PAIR, lines=1, tasks=0), where=SPAWN),
        at(0.0, PAIR),
    ),
    "a line before the task of a process that is spawned": (
        at(0.8, IMPORTS, tasks=0, lines=1),
        IMPORTS,
    ),
    "a join that waits for the start of a process that is spawned": (
        JOINED,
        later(JOINED, 1.6),
    ),
    "a join of a process that fails as it starts": (
        FAILS,
        edit(later(FAILS, 0.5), "waits", 0, begin=1.2),
    ),
    "a join of one that fails, and has the name of one that another program starts": (
        TWICE,
        edit(later(TWICE, 0.5), "waits", 0, begin=1.2),
    ),
    "a join of one that the script has spawned": (
        edit(replace(FAILS, where=FORK), "waits", 0, worker="SpawnProcess-1"),
        edit(
            edit(later(replace(FAILS, where=FORK), 0.5), "waits", 0, begin=0.2),
            "waits",
            0,
            worker="SpawnProcess-1",
        ),
    ),
    "another PID as an argument": (
        edit(PAIR, "tasks", 0, arguments="12345"),
        edit(PAIR, "tasks", 0, arguments="54321"),
    ),
    "a daemon overtaken by the end of the run, at which it ends": (
        edit(DAEMON, "tasks", 0, end=None),
        edit(DAEMON, "tasks", 0, end=DAEMON.span - 0.05),
    ),
}


@pytest.mark.parametrize(("run", "drawn"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(run: Recording, drawn: Recording):
    assert compare(run, drawn) == []


UNLIKE = {
    "a lane that never was": (
        replace(
            PAIR,
            lanes=(*PAIR.lanes, Lane("process", 3, "Process-3")),
            tasks=(*PAIR.tasks, Task(0.2, 1.0, 3, "runner", "3")),
        ),
        "process 3: it is drawn that runner(3) begins, which did not happen",
    ),
    "a lane that is gone": (
        replace(PAIR, tasks=PAIR.tasks[:1], lines=(*PAIR.lines[:2], PAIR.lines[3])),
        "process 2: runner(2) begins, which is not drawn",
    ),
    "another kind of worker": (
        replace(PAIR, lanes=(MAIN, Lane("thread", 0, "Thread-1"), PAIR.lanes[2])),
        "process 1: runner(1) begins, which is not drawn",
    ),
    "a task renamed": (
        edit(PAIR, "tasks", 0, name="walker"),
        "process 1: runner(1) begins where it is drawn that walker(1) begins",
    ),
    "a line given to another worker": (
        edit(PAIR, "lines", 2, lane=1),
        "process 1: it is drawn that 'done 2' is printed, which did not happen",
    ),
    "a line given to the main thread": (
        edit(PAIR, "lines", 1, lane=0),
        "main: the join of Process-1 ends where it is drawn that 'done 1' is printed",
    ),
    "a join that never was": (
        replace(PAIR, waits=PAIR.waits[:1]),
        "main: the join of Process-2 begins where it is drawn that 'ends' is printed",
    ),
}


@pytest.mark.parametrize(("drawn", "said"), UNLIKE.values(), ids=UNLIKE)
def test_not_what_ran(drawn: Recording, said: str):
    """It says who and what, and is tried again, as a crowd can exchange two events."""
    found = compare_shapes(PAIR, drawn, bind(read_contract([]), PAIR.texts))

    assert said in [breach.text for breach in found]
    assert all(breach.late for breach in found)


def test_what_computes_is_held_to_its_order():
    slow = at(5.0, PAIR, tasks=1, lines=2)

    assert compare(slow, PAIR, "alone()") == []
    assert compare(edit(slow, "tasks", 1, name="walker"), PAIR, "alone()")


@pytest.mark.parametrize(("start", "right"), [(0.5, True), (0.2, False)])
def test_the_work_of_a_process_that_came_too_late(start: float, right: bool):
    """What another process computed in its place is not drawn."""
    lanes = tuple(Lane("process", n, f"Process-{n}") for n in (1, 2))
    tasks = (Task(1.0, 1.4, 1, "half", "1"), Task(1.0, 1.4, 2, "half", "2"))
    drawn = Recording((), tasks, lanes=(MAIN, *lanes), span=1.5)
    second = replace(tasks[1], begin=1.4, end=1.8, lane=1)
    run = replace(drawn, tasks=(tasks[0], second), lanes=(MAIN, lanes[0]))
    promise = bind(read_contract(["processes(2)", "alone()"]), [])

    found = compare_order(replace(run, slowest_start=start), drawn, promise)

    assert (found == []) is right


def test_lines_that_may_change_places():
    """Whichever of a group comes first, one of it comes there."""
    lines = Line(0.1, 0, "got 1"), Line(1.1, 0, "got 2")
    drawn = Recording(lines, span=1.1)
    run = replace(drawn, lines=(replace(lines[1], at=0.1), replace(lines[0], at=1.1)))

    assert compare(run, drawn, 'any_order("got {}")') == []
    assert compare(run, drawn)


def test_a_line_that_varies_excuses_what_follows_from_it():
    """The same line tells of the same tasks, another may tell of others."""
    drawn = replace(POOL, lines=(Line(2.2, 0, "cancelled: 1"),))
    fewer = replace(drawn, tasks=drawn.tasks[:3])
    varies = 'varies("cancelled: {}")'

    assert compare(edit(fewer, "lines", 0, text="cancelled: 2"), drawn, varies) == []
    assert compare(fewer, drawn, varies)


LATER = (Task(1.2, 1.3, 1, "call", "3"), Task(1.2, 1.3, 2, "call", "4"))


def test_who_comes_first_may_vary():
    """Two calls that begin together and take a lock in turn, whichever is the first."""

    def hold(first: int, second: int) -> Recording:
        lines = Line(0.1, first, f"has {first}"), Line(0.6, second, f"has {second}")
        ends = {first: 0.6, second: 1.1}
        tasks = [Task(0.1, ends[lane], lane, "call", str(lane)) for lane in (1, 2)]
        joins = Wait(0.1, ends[1], 0, "one"), Wait(ends[1], 1.1, 0, "two")
        both = (*tasks, *LATER)
        return replace(POOL, lines=lines, tasks=both, waits=joins, span=1.5)

    drawn, run = hold(1, 2), hold(2, 1)

    assert compare(run, drawn, 'varies("has {}")') == []
    assert compare(at(0.5, run, tasks=2), drawn, 'varies("has {}")')


def test_those_that_contend_may_come_in_any_order():
    """But each has its turn when it is drawn, and is called what was called."""

    def hold(*lanes: int) -> Recording:
        turns = dict(zip(lanes, (0.6, 1.1), strict=True))
        tasks = [Task(0.1, turns[lane], lane, "call", str(lane)) for lane in (1, 2)]
        joins = Wait(0.1, turns[1], 0, "one"), Wait(turns[1], 1.1, 0, "two")
        return replace(POOL, tasks=tuple(tasks), waits=joins, span=2.2)

    drawn, run = hold(1, 2), hold(2, 1)

    assert compare(run, drawn)
    assert compare(run, drawn, "contends()") == []
    assert compare(at(0.5, run, tasks=1), drawn, "contends()")
    assert compare(edit(run, "tasks", 0, arguments="3"), drawn, "contends()")


def test_calls_of_the_main_thread_are_held():
    """Which they were, how often and when."""
    fewer = replace(ROW, calls=ROW.calls[:1])
    other = edit(ROW, "calls", 1, name="walker")
    late = at(MUCH, ROW, calls=1, lines=0)

    assert compare(at(LITTLE, ROW, calls=1, lines=0), ROW) == []
    assert compare(fewer, ROW)
    assert compare(ROW, fewer)
    assert "walker(2) begins where it is drawn" in compare(other, ROW)[0].text
    assert "later than at 1.10 s, where it is drawn" in compare(late, ROW)[0].text


def test_a_brief_call_may_be_told_by_chance():
    """One that the machine drew out to the length from which on calls are told."""
    brief, long = Task(2.1, 2.45, 0, "find", "3"), Task(2.1, 2.7, 0, "find", "3")
    span, lines = 2.8, (Line(2.8, 0, "ends"),)
    drawn = replace(ROW, span=span, lines=lines)

    assert compare(replace(drawn, calls=(*ROW.calls, brief)), drawn) == []
    assert compare(replace(drawn, calls=(*ROW.calls, long)), drawn)
    assert compare(drawn, replace(drawn, calls=(*ROW.calls, brief)))


def test_a_python_that_cannot_tell_calls_is_not_blamed():
    """Neither that which runs nor that which was recorded, nor in the order alone."""
    untold = replace(ROW, calls=None)
    promise = bind(read_contract([]), ROW.texts)

    assert compare(untold, ROW) == compare(ROW, untold) == []
    assert compare_order(untold, ROW, promise) == []


@pytest.mark.parametrize(
    ("drawn", "given", "same"),
    [
        ("2593", "508", True),
        ("2593", "31207", True),
        ("'::1', 2593, 1", "'::1', 7, 1", True),
        ("2593", "'Ada'", False),
        ("2593, 1", "508", False),
        ("259", "508", False),
        ("'::1', 2593, 0.2", "'::1', 2593, 0.7", False),
    ],
    ids=["short", "long", "among others", "a text", "too few", "a number", "another"],
)
def test_a_pid_is_another_in_each_run(drawn: str, given: str, same: bool):
    """And may be a short one where few processes have been before, in a container."""
    one, other = (
        edit(IMPORTS, "tasks", 0, arguments=arguments) for arguments in (drawn, given)
    )

    assert (compare(other, one) == []) == same


CUT_OFF = {
    "before the end of the run": edit(DAEMON, "tasks", 0, end=0.8),
    "in a process": replace(DAEMON, lanes=PAIR.lanes[:2]),
    "the other way round": edit(DAEMON, "tasks", 0, end=None),
}


@pytest.mark.parametrize("drawn", CUT_OFF.values(), ids=CUT_OFF)
def test_cut_off_is_no_end(drawn: Recording):
    """But for a thread that ends as the run does, where luck says which is first."""
    end = 1.0 if drawn.tasks[0].end is None else None
    found = compare(edit(drawn, "tasks", 0, end=end), drawn)

    assert [breach for breach in found if "is cut off" in breach.text]
