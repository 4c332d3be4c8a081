"""Runs written by hand, with changes, to hold one against the drawing of another."""

from __future__ import annotations

from dataclasses import replace

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.judge.breaches import Breach
from proof.judge.offsets import TOLERANCE
from proof.judge.shape import compare_shapes
from proof.run.recording import Lane, Line, Recording, Task, Wait

MAIN = Lane("main", 0, "MainThread")
FORK, SPAWN = {"start_method": "fork"}, {"start_method": "spawn"}
LITTLE, MUCH = TOLERANCE - 0.05, TOLERANCE + 0.2
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
# A main thread that does the work itself.
ROW = Recording(
    lines=(Line(2.2, 0, "ends"),),
    calls=(Task(0.1, 1.1, 0, "runner", "1"), Task(1.1, 2.1, 0, "runner", "2")),
    span=2.2,
    where=FORK,
)


def compare(run: Recording, drawn: Recording, *marks: str) -> list[Breach]:
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)
    return compare_shapes(run, drawn, bind(contract, drawn.texts))


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


def later(run: Recording, offset: float) -> Recording:
    """All of it later, as where the imports took longer."""
    moved = at(offset, run, lines="all", tasks="all", waits="all")
    return replace(moved, span=run.span + offset)
