"""What is drawn and what ran, both written by hand: what may differ, and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.judge.breaches import Breach
from proof.judge.shape import (
    END,
    PYTHON,
    START,
    TOLERANCE,
    compare_order,
    compare_shapes,
)
from proof.run.recording import Lane, Line, Pool, Recording, Task, Wait

MAIN = Lane("main", 0, "MainThread")
FORK, SPAWN = {"start_method": "fork"}, {"start_method": "spawn"}
LITTLE, MUCH = TOLERANCE - 0.05, TOLERANCE + 0.2


def at(offset: float, run: Recording, **which) -> Recording:
    """The run with these later: which place of its lines, tasks or waits, or all."""

    def moved(row):
        if isinstance(row, Line):
            return replace(row, at=row.at + offset)
        end = None if row.end is None else row.end + offset
        return replace(row, begin=row.begin + offset, end=end)

    changes = {
        name: tuple(
            moved(row) if which[name] in ("all", i) else row
            for i, row in enumerate(getattr(run, name))
        )
        for name in which
    }
    return replace(run, **changes)


def edit(run: Recording, rows: str, place: int, **facts) -> Recording:
    """The run with other facts of one line, task or wait."""
    changed = list(getattr(run, rows))
    changed[place] = replace(changed[place], **facts)
    return replace(run, **{rows: tuple(changed)})


# Two processes, each a task with a line at its end, and a main one that joins them.
PAIR = Recording(
    lines=(
        Line(0.0, 0, "starts"),
        Line(1.0, 1, "done 1"),
        Line(1.1, 2, "done 2"),
        Line(1.3, 0, "ends"),
    ),
    tasks=(Task(0.1, 1.05, 1, "runner", "1"), Task(0.2, 1.15, 2, "runner", "2")),
    waits=(Wait(0.3, 1.1, 0, "Process-1"), Wait(1.12, 1.2, 0, "Process-2")),
    lanes=(MAIN, Lane("process", 1, "Process-1"), Lane("process", 2, "Process-2")),
    span=1.3,
    where=FORK,
)
# Two threads of a pool that share four tasks.
POOL = Recording(
    lines=(Line(2.2, 0, "ends"),),
    tasks=tuple(
        Task(begin, begin + 1, lane, "call", str(n))
        for n, (begin, lane) in enumerate([(0.1, 1), (0.1, 2), (1.1, 1), (1.1, 2)])
    ),
    lanes=(MAIN, Lane("thread", 0, "pool_0"), Lane("thread", 0, "pool_1")),
    span=2.2,
    where=FORK,
)

# A spawned process that prints a line before its task.
IMPORTS = Recording(
    lines=(Line(0.0, 0, "starts"), Line(0.1, 1, "imported")),
    tasks=(Task(0.2, 0.3, 1, "runner"),),
    lanes=(MAIN, Lane("process", 1, "SpawnProcess-1")),
    span=1.2,
    where=FORK,
)


# A main thread that does the work itself.
ROW = Recording(
    lines=(Line(2.2, 0, "ends"),),
    calls=(Task(0.1, 1.1, 0, "runner", "1"), Task(1.1, 2.1, 0, "runner", "2")),
    span=2.2,
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


def compare(run: Recording, drawn: Recording, *marks: str) -> list[Breach]:
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)
    return compare_shapes(run, drawn, bind(contract, drawn.texts))


def swap(run: Recording, one: int, other: int) -> Recording:
    """The same run with the tasks of two lanes exchanged."""
    places = {one: other, other: one}
    tasks = (replace(t, lane=places.get(t.lane, t.lane)) for t in run.tasks)
    lines = (replace(e, lane=places.get(e.lane, e.lane)) for e in run.lines)
    return replace(run, tasks=tuple(tasks), lines=tuple(lines))


def later(run: Recording, offset: float) -> Recording:
    """All of it later, as where the imports took longer."""
    moved = at(offset, run, lines="all", tasks="all", waits="all")
    return replace(moved, span=run.span + offset)


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
}


@pytest.mark.parametrize(("run", "drawn"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(run: Recording, drawn: Recording):
    assert compare(run, drawn) == []


# What ran, what is drawn, and how each breach begins.
LATE = {
    "a task shifted by half a second": (
        PAIR,
        at(0.5, PAIR, tasks=1, lines=2),
        "process 2: runner(2) begins 0.50 s earlier than at 0.70 s",
    ),
    "a task that is drawn longer": (
        PAIR,
        edit(PAIR, "tasks", 0, end=1.55),
        "process 1: runner(1) ends 0.50 s earlier than at 1.55 s",
    ),
    "a task that is drawn at a third of its length": (
        PAIR,
        edit(PAIR, "tasks", 0, begin=0.7),
        "process 1: runner(1) begins 0.60 s earlier than at 0.70 s",
    ),
    "a line moved": (
        PAIR,
        at(-MUCH, PAIR, lines=1),
        "process 1: 'done 1' is printed 0.50 s later than at 0.50 s",
    ),
    "a join moved": (
        PAIR,
        edit(PAIR, "waits", 0, begin=0.8),
        "main: the join of Process-1 begins 0.50 s earlier than at 0.80 s",
    ),
    "another span": (
        PAIR,
        replace(PAIR, span=0.5),
        "main: the run ends 0.80 s later than at 0.50 s",
    ),
    "a pause before all": (
        later(PAIR, 1.2),
        PAIR,
        "main: 'starts' is printed 1.20 s later than at 0.00 s",
    ),
    "a pause before a process that has time to start": (
        replace(at(1.2, POOL, lines=0, tasks="all"), began=1.2, span=3.4, where=SPAWN),
        replace(POOL, began=0.05, where=SPAWN),
        "main: nothing is done for 1.15 s longer than is drawn",
    ),
    "a pause after all": (
        replace(PAIR, ended=PAIR.span + 1.2),
        PAIR,
        "main: the program ends 1.20 s after the last thing that it does",
    ),
    "a pause after a task of a pool": (
        at(0.5, POOL, tasks=2),
        POOL,
        "thread pool_0: call(2) begins 0.50 s later than at 1.10 s",
    ),
}


@pytest.mark.parametrize(("run", "drawn", "said"), LATE.values(), ids=LATE)
def test_out_of_place(run: Recording, drawn: Recording, said: str):
    """It says who, what and by how much, and is tried again as what is late."""
    found = compare(run, drawn)

    assert [breach.text for breach in found if breach.text.startswith(said)]
    assert all(breach.late for breach in found)


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


def test_the_line_of_the_page():
    """A breach at a line knows which line of the transcript that is."""
    moved = edit(edit(PAIR, "lines", 1, at=0.4), "tasks", 0, begin=0.1)

    assert [breach.line for breach in compare(PAIR, moved)] == [1]


def test_one_breach_for_a_lane():
    """What follows from the first is not told."""
    found = compare(PAIR, at(0.5, PAIR, tasks=1, lines=2))

    assert len([b for b in found if b.text.startswith("process 2")]) == 1


def test_a_late_start_excuses_what_waits_for_it():
    """As late as the start before it, and no later."""
    spawned = replace(PAIR, where=SPAWN)
    late = later(spawned, 0.8)
    late = edit(late, "lines", 0, at=0.0)

    assert compare(late, spawned) == []
    assert compare(edit(late, "lines", 3, at=1.3 + 0.8 + MUCH), spawned)


@pytest.mark.parametrize("offset", [PYTHON - 0.1, PYTHON + 0.1])
def test_a_process_that_is_spawned_has_time_to_start(offset: float):
    """It needs more than the import of a library, and not for ever."""
    spawned = replace(PAIR, where=SPAWN)
    late = at(offset, spawned, tasks=1, lines=2)

    assert bool(compare(late, spawned)) == (offset > PYTHON)


def test_a_forked_start_is_held():
    """A fork takes no time that a page need not speak of; a spawn does."""
    late = at(0.8, PAIR, tasks=1, lines=2)

    assert compare(late, PAIR)
    assert not compare(replace(late, where=SPAWN), replace(PAIR, where=SPAWN))


def test_what_computes_may_begin_late_and_does_not_go_on():
    """How long it takes to its first line is for the machine to say.

    Not so if it starts a worker at once, and computes there.
    """
    at_once = replace(PAIR, lines=PAIR.lines[1:])
    computes = replace(at_once, began=0.6)

    assert compare(replace(PAIR, began=5.0), PAIR, "alone()") == []
    assert compare(replace(at_once, began=5.0), computes, "alone()") == []
    assert len(compare(replace(at_once, began=5.0), at_once, "alone()")) == 1

    [found] = compare(replace(PAIR, ended=PAIR.span + 1.2), PAIR, "alone()")

    assert found.text.startswith("main: the program ends 1.20 s after")


def test_what_computes_is_held_to_its_order():
    slow = at(5.0, PAIR, tasks=1, lines=2)

    assert compare(slow, PAIR, "alone()") == []
    assert compare(edit(slow, "tasks", 1, name="walker"), PAIR, "alone()")


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


def test_a_line_that_varies_excuses_no_pause():
    drawn = edit(POOL, "lines", 0, text="cancelled: 1")
    run = edit(replace(drawn, tasks=POOL.tasks[:3]), "lines", 0, text="cancelled: 2")
    late = replace(run, began=1.5, ended=run.span + 1.2)

    assert len(compare(late, drawn, 'varies("cancelled: {}")')) == 2


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


LATER = (Task(1.2, 1.3, 1, "call", "3"), Task(1.2, 1.3, 2, "call", "4"))


def test_nobody_knows_when_a_killed_process_ended():
    """Its parent looked sooner or later; all else is where it is drawn."""
    drawn = replace(POOL, lanes=(MAIN, *PAIR.lanes[1:]))
    run = edit(drawn, "tasks", 3, end=4.0)
    killed = "exits(0, children=(-15,))"

    assert compare(run, drawn, killed) == []
    assert compare(run, drawn)
    assert compare(at(0.5, drawn, tasks=2), drawn, killed)


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


def test_a_python_that_cannot_tell_calls_is_not_blamed():
    """Neither that which runs nor that which was recorded, nor in the order alone."""
    untold = replace(ROW, calls=None)
    promise = bind(read_contract([]), ROW.texts)

    assert compare(untold, ROW) == compare(ROW, untold) == []
    assert compare_order(untold, ROW, promise) == []


# Who is idle

THREE = Pool("ThreadPoolExecutor", 3)
SIZES = {
    "one worker more": (
        [replace(THREE, workers=4)],
        "it opened a ThreadPoolExecutor of 4 workers, where "
        "a ThreadPoolExecutor of 3 workers is recorded",
    ),
    "as many as any would have": (
        [replace(THREE, workers=6, usual=True)],
        "it opened a ThreadPoolExecutor of 6 workers, where "
        "a ThreadPoolExecutor of 3 workers is recorded",
    ),
    "another pool": (
        [Pool("ProcessPoolExecutor", 3)],
        "it opened a ProcessPoolExecutor of 3 workers, where "
        "a ThreadPoolExecutor of 3 workers is recorded",
    ),
    "a pool more": (
        [THREE, Pool("Pool", 1)],
        "it opened a Pool of 1 worker, where no pool is recorded",
    ),
    "no pool": (
        [],
        "it opened no pool, where a ThreadPoolExecutor of 3 workers is recorded",
    ),
}


@pytest.mark.parametrize(("pools", "said"), SIZES.values(), ids=SIZES)
def test_the_size_of_a_pool(pools: list[Pool], said: str):
    """No busy machine changes it, so it is not tried again; also of what computes."""
    drawn = replace(POOL, pools=(THREE,))
    found = compare(replace(POOL, pools=tuple(pools)), drawn, "alone()")

    assert [(breach.text, breach.late) for breach in found] == [(said, False)]


def test_a_line_that_varies_excuses_no_other_pool():
    drawn = edit(replace(POOL, pools=(THREE,)), "lines", 0, text="took 1")
    run = edit(replace(POOL, pools=()), "lines", 0, text="took 2")

    assert len(compare(run, drawn, 'varies("took {}")')) == 1


def test_a_pool_of_the_size_that_the_machine_gives_it():
    """On another machine it is another, in whichever order they were opened."""
    drawn = replace(POOL, pools=(replace(THREE, workers=6, usual=True), THREE))
    run = replace(POOL, pools=(THREE, replace(THREE, workers=8, usual=True)))

    assert compare(run, drawn) == []


NAMES = {"process": "Process-9", "thread": "Thread-9"}


def idle(run: Recording, kind: str, where: dict) -> Recording:
    """The same with a worker more, that does nothing."""
    return replace(run, lanes=(*run.lanes, Lane(kind, 0, NAMES[kind])), where=where)


@pytest.mark.parametrize("where", [FORK, SPAWN], ids=["fork", "spawn"])
@pytest.mark.parametrize("kind", ["process", "thread"])
def test_a_worker_that_is_idle(kind: str, where: dict):
    """It is drawn if it is there, and there if it is drawn."""
    plain = replace(PAIR, where=where)
    more = idle(PAIR, kind, where)
    count = 3 if kind == "process" else 1
    counts = [(count, count - 1), (count - 1, count)]
    noun = "processes" if kind == "process" else "thread"

    assert compare(more, more) == []
    for (seen, drawn), (one, other) in zip(
        counts, [(more, plain), (plain, more)], strict=True
    ):
        (breach,) = compare(one, other)
        assert breach.text.startswith(f"{seen} {noun}"), breach.text
        assert breach.text.endswith(f" started, where {drawn} are drawn")
        assert breach.late


NAMED = replace(PAIR, lanes=(MAIN, *(Lane("process", 1, name) for name in "AB")))


def test_names_that_are_drawn_are_those_of_the_workers():
    """Whose is which is for the machine to decide."""
    turned = replace(NAMED, lanes=(MAIN, NAMED.lanes[2], NAMED.lanes[1]))
    other = replace(NAMED, lanes=(*NAMED.lanes[:2], Lane("process", 1, "C")))
    nobody = replace(NAMED, lanes=(*NAMED.lanes[:2], PAIR.lanes[2]))

    assert compare(turned, NAMED) == []
    assert [breach.text for breach in compare(other, NAMED)] == [
        "process C is there, where process B is drawn"
    ]
    assert [breach.text for breach in compare(nobody, NAMED)] == [
        "nobody by that name is there, where process B is drawn"
    ]
    assert [breach.text for breach in compare(NAMED, nobody)] == [
        "process B is there, where nobody by that name is drawn"
    ]


def test_a_breach_calls_a_lane_by_its_name():
    late = at(MUCH, NAMED, tasks=1)

    assert compare(late, NAMED)[0].text.startswith("process B: runner(2) begins ")


def test_a_pool_starts_processes_as_its_start_method_does():
    """At once or as they are needed, so that between methods only its size is held."""

    assert compare(idle(PAIR, "process", FORK), replace(PAIR, where=SPAWN)) == []
    assert compare(idle(PAIR, "thread", FORK), replace(PAIR, where=SPAWN))


FAILS = Recording(
    lines=(),
    waits=(Wait(0.1, 0.6, 0, "Process-1"),),
    lanes=(MAIN,),
    span=0.6,
    where=SPAWN,
)


@pytest.mark.parametrize("where", [FORK, SPAWN], ids=["fork", "spawn"])
def test_a_process_that_fails_as_it_starts_ends_when_its_start_does(where):
    """Nothing else tells how long its Python took to start; a fork takes no time."""
    stored = replace(FAILS, where=where)
    late = edit(stored, "waits", 0, end=0.6 + MUCH)

    assert bool(compare(late, stored)) == (where == FORK)
    assert compare(edit(stored, "waits", 0, end=0.6 + PYTHON + MUCH), stored)
