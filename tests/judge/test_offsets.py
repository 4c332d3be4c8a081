"""When it was drawn, and when it came: how far apart they may be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapes import (
    FORK,
    MAIN,
    MUCH,
    PAIR,
    POOL,
    SPAWN,
    at,
    compare,
    edit,
    later,
)

from proof.judge.offsets import PYTHON, READY
from proof.run.recording import Lane, Line, Program, Recording, Task, Wait

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


def test_the_line_of_the_page():
    """A breach at a line knows which line of the transcript that is."""
    moved = edit(edit(PAIR, "lines", 1, at=0.4), "tasks", 0, begin=0.1)

    assert [breach.line for breach in compare(PAIR, moved)] == [1]


def test_one_breach_for_a_lane():
    """What follows from the first is not told."""
    found = compare(PAIR, at(0.5, PAIR, tasks=1, lines=2))

    assert len([b for b in found if b.text.startswith("process 2")]) == 1


def test_a_breach_calls_a_lane_by_its_name():
    lanes = (MAIN, *(Lane("process", 1, name) for name in "AB"))
    named = replace(PAIR, lanes=lanes)
    late = at(MUCH, named, tasks=1)

    assert compare(late, named)[0].text.startswith("process B: runner(2) begins ")


def test_a_late_start_excuses_what_waits_for_it():
    """As late as the start before it, and no later."""
    spawned = replace(PAIR, where=SPAWN)
    late = later(spawned, 0.8)
    late = edit(late, "lines", 0, at=0.0)

    assert compare(late, spawned) == []
    assert compare(edit(late, "lines", 3, at=1.3 + 0.8 + MUCH), spawned)


def test_a_join_waits_for_no_start_that_came_before_it():
    """Between two joins, after the starts of both, a pause is not excused as one."""
    spawned = replace(PAIR, where=SPAWN)
    paused = replace(at(1.0, spawned, waits=1, lines=3), span=2.3)

    said = "main: the join of Process-2 begins 1.00 s later than at 1.12 s"
    assert [b.text for b in compare(paused, spawned) if b.text.startswith(said)]


def queue_up(*order: int, arguments: str = "") -> Recording:
    """Three threads that want a lock for half a second each, and get it so."""
    ends = {lane: 0.5 * (place + 1) for place, lane in enumerate(order)}
    tasks = tuple(
        Task(0.0, ends[lane], lane, "runner", arguments and f"{lane}") for lane in ends
    )
    names, waits, now = [f"Thread-{lane} (runner)" for lane in (1, 2, 3)], [], 0.001
    for lane, name in enumerate(names, 1):
        end = max(now, ends[lane]) + 0.001
        waits.append(Wait(now, end, 0, name))
        now = end + 0.001
    return Recording(
        lines=(Line(1.51, 0, "ends"),),
        tasks=tasks,
        waits=tuple(waits),
        lanes=(MAIN, *(Lane("thread", 0, name) for name in names)),
        span=1.51,
        where=FORK,
    )


def test_which_of_those_that_do_the_same_gets_a_lock_first_is_luck():
    """And so is which join takes how long; but the last one ends when it is drawn."""
    drawn, run = queue_up(1, 2, 3), queue_up(2, 3, 1)

    assert compare(run, drawn) == []
    assert compare(edit(run, "tasks", 2, end=1.5 + MUCH), drawn)


def test_of_those_that_do_something_else_it_is_not_but_where_all_orders_are_played():
    drawn, run = queue_up(1, 2, 3, arguments="n"), queue_up(2, 3, 1, arguments="n")
    played = 'schedules("ends", wrong=False)'

    assert compare(run, drawn)
    assert compare(run, drawn, played) == []

    [found] = compare(edit(run, "tasks", 0, arguments="9"), drawn, played)

    assert found.text == "runner(9), where runner(2) is recorded"


def test_those_that_end_together_are_joined_when_it_is_drawn():
    """Nor is it luck if one begins when the other has ended."""
    together = replace(queue_up(1, 2, 3), waits=(Wait(0.0, 0.5, 0, "Thread-1"),))
    lanes = (MAIN, *(Lane("thread", 0, f"Thread-{n}") for n in (1, 2, 3)))
    together = replace(together, lanes=lanes)
    together = edit(edit(together, "tasks", 1, end=0.5), "tasks", 2, end=0.5)
    in_turn = edit(together, "tasks", 1, begin=0.5, end=1.0)

    assert compare(edit(together, "waits", 0, end=1.0), together)
    assert compare(edit(in_turn, "waits", 0, end=1.0), in_turn)


def run_programs(*starts: float, pool: Recording = POOL) -> Recording:
    """The first thread's tasks each run a program, which takes so long to start."""
    begins = [task.begin for task in pool.tasks if task.lane == 1]
    own = zip(begins, starts, strict=False)
    return replace(pool, programs=tuple(Program(at, 1, start) for at, start in own))


def test_a_program_that_starts_late_excuses_what_waits_for_it():
    """As late as all programs before it took longer to start, and no later."""
    drawn = run_programs(0.05, 0.05)
    late = edit(drawn, "tasks", 0, end=1.1 + MUCH)
    late = edit(late, "tasks", 2, begin=1.1 + MUCH, end=2.1 + 2 * MUCH)
    late = at(2 * MUCH, late, lines=0)
    late = replace(late, span=2.2 + 2 * MUCH)

    assert compare(late, drawn)
    assert compare(run_programs(MUCH, pool=late), drawn)
    assert compare(run_programs(MUCH, MUCH, pool=late), drawn) == []
    assert compare(run_programs(MUCH, MUCH, pool=at(MUCH, late, lines=0)), drawn)


def test_a_program_that_starts_soon_is_no_fault():
    assert compare(run_programs(0.1, 0.1), run_programs(0.8, 0.8)) == []


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
    computes = replace(at_once, began=READY + 0.05)

    assert compare(replace(PAIR, began=5.0), PAIR, "alone()") == []
    assert compare(replace(at_once, began=5.0), computes, "alone()") == []
    assert len(compare(replace(at_once, began=5.0), at_once, "alone()")) == 1

    [found] = compare(replace(PAIR, ended=PAIR.span + 1.2), PAIR, "alone()")

    assert found.text.startswith("main: the program ends 1.20 s after")


def test_a_line_that_varies_excuses_no_pause():
    drawn = edit(POOL, "lines", 0, text="cancelled: 1")
    run = edit(replace(drawn, tasks=POOL.tasks[:3]), "lines", 0, text="cancelled: 2")
    late = replace(run, began=1.5, ended=run.span + 1.2)

    assert len(compare(late, drawn, 'varies("cancelled: {}")')) == 2


def test_nobody_knows_when_a_killed_process_ended():
    """Its parent looked sooner or later; all else is where it is drawn."""
    drawn = replace(POOL, lanes=(MAIN, *PAIR.lanes[1:]))
    run = edit(drawn, "tasks", 3, end=4.0)
    killed = "exits(0, children=(-15,))"

    assert compare(run, drawn, killed) == []
    assert compare(run, drawn)
    assert compare(at(0.5, drawn, tasks=2), drawn, killed)


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
