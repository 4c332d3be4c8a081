"""How a run ended and which code had what done, as it is recorded or not."""

from __future__ import annotations

from dataclasses import asdict, fields, replace

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.judge.shape import compare_code, compare_shapes
from proof.run.recording import ROWS, Lane, Line, Pool, Recording, Task, Wait

MAIN = Lane("main", 0, "MainThread")
# A worker that a script named, which prints and is joined, and a call of the main one.
RUN = Recording(
    lines=(Line(1.0, 1, "done", 9), Line(1.8, 0, "ends", 20)),
    tasks=(Task(0.1, 1.1, 1, "runner", "1", 15),),
    waits=(Wait(0.2, 1.2, 0, "Ada", 16),),
    lanes=(MAIN, Lane("process", 1, "Ada")),
    calls=(Task(1.1, 1.7, 0, "walker", "", 18),),
    pools=(Pool("ThreadPoolExecutor", 2),),
    span=1.8,
    began=0.05,
    ended=1.85,
    complaints="ValueError: 1",
    complained=(1.1,),
    lost=("thread Thread-1 died of ValueError(1)",),
    hung=("<module>: process.join()",),
    where={"start_method": "fork"},
)
PROMISE = bind(read_contract([]), RUN.texts)


def edit(rows: str, **facts) -> Recording:
    """The run with other facts of its last line, task, wait, call, lane or pool."""
    *rest, last = getattr(RUN, rows)
    return replace(RUN, **{rows: (*rest, replace(last, **facts))})


def find(run: Recording, drawn: Recording) -> list[str]:
    found = compare_shapes(run, drawn, PROMISE) or compare_code(run, drawn, PROMISE)
    return [breach.text for breach in found]


ENDS = {
    "another exit code": (
        {"exit_code": 3},
        "exit code 0, where exit code 3 is recorded",
    ),
    "a child that failed": (
        {"children": (5,)},
        "nothing, where a child process with exit code 5 is recorded",
    ),
    "another exception": (
        {"lost": ("thread Thread-1 died of ValueError(2)",)},
        "thread Thread died of ValueError(1), where "
        "thread Thread died of ValueError(2) is recorded",
    ),
    "something left behind": (
        {"incidents": ("left behind: a thread",)},
        "nothing, where left behind: a thread is recorded",
    ),
    "nothing on standard error": (
        {"complaints": ""},
        "lines on standard error, where nothing is recorded",
    ),
}


@pytest.mark.parametrize(("facts", "said"), ENDS.values(), ids=ENDS)
def test_another_end(facts, said: str):
    assert find(RUN, replace(RUN, **facts)) == [said]


def test_which_of_several_workers_failed_is_luck():
    drawn = replace(RUN, lost=("thread Thread-2 died of ValueError(1)",))

    assert find(RUN, drawn) == []


CODE = {
    "a line": (edit("lines", lineno=8), "'ends' is printed: by line 20"),
    "a task": (edit("tasks", lineno=8), "runner(1) begins: by line 15"),
    "a join": (edit("waits", lineno=8), "the join of Ada begins: by line 16"),
    "a call": (edit("calls", lineno=8), "walker() begins: by line 18"),
}


def test_another_line_that_hangs():
    [text] = find(RUN, replace(RUN, hung=("<module>: process.kill()",)))

    assert text == (
        "<module>: process.join(), where <module>: process.kill() is recorded"
    )


@pytest.mark.parametrize(("drawn", "said"), CODE.values(), ids=CODE)
def test_another_line_of_the_script(drawn: Recording, said: str):
    [text] = find(RUN, drawn)

    assert text == f"{said} of the script, where line 8 is recorded"


def test_where_it_stands_is_held_apart_from_what_it_does():
    """A mutant is to be found out by what it does, and so is another Python."""
    assert compare_shapes(RUN, edit("tasks", lineno=8), PROMISE) == []
    assert compare_shapes(RUN, replace(RUN, hung=()), PROMISE) == []


@pytest.mark.parametrize("rows", ["lines", "tasks", "waits", "calls"])
def test_a_line_that_nobody_knows_is_none(rows: str):
    assert find(RUN, edit(rows, lineno=None)) == []


def test_two_starts_in_two_lines_may_change_places():
    """Whichever process begins first: both lines have begun one."""
    tasks = tuple(Task(0.1, 1.0, lane, "runner", "", lane + 10) for lane in (1, 2))
    lanes = (MAIN, Lane("process", 1, "Process-1"), Lane("process", 2, "Process-2"))
    drawn = replace(RUN, lines=RUN.lines[1:], tasks=tasks, waits=(), lanes=lanes)
    other = tuple(replace(task, lineno=23 - task.lineno) for task in tasks)
    promise = bind(read_contract([]), drawn.texts)

    assert compare_code(replace(drawn, tasks=other), drawn, promise) == []


def test_one_that_was_cut_off_did_not_end():
    assert find(RUN, edit("tasks", end=None))
    assert find(RUN, edit("waits", end=None))


# All that is stored of a run: how it might be changed, or why nobody would see it.
NOT_DRAWN = {
    "programs": "excuse what waits for them, as their starts differ",
    "slowest_start": "excuses a run, and no drawing",
    "began": "where it is earlier, the run is held to it",
    "ended": "is measured of each run",
    "script": "is held against the script",
    "marks": "is held against the page",
    "where": "is held against the needs, and against the matrix",
    "complaints": "is held against the marks and the script",
    "complained": "tells when the lines came among the others",
    "lanes.process": "is not drawn",
    "pools.usual": "is not drawn",
}
OTHER = {"lanes.kind": "thread", "lines.lane": 1, "tasks.lane": 0, "waits.lane": 1}
OTHER |= {"calls.lane": 1, "lanes": (*RUN.lanes, Lane("thread", 0, "Thread-1"))}
MORE = {float: 0.6, int: 7, str: "x"}


def list_edits() -> dict[str, Recording]:
    """Every field of a recording and of its rows, with another value."""
    names = [field.name for field in fields(Recording)]
    names = [name for name in names if name not in NOT_DRAWN]
    whole = {n: OTHER.get(n) or change(getattr(RUN, n)) for n in names}
    edits = {name: replace(RUN, **{name: new}) for name, new in whole.items()}
    for rows in (rows for rows in ROWS if rows not in NOT_DRAWN):
        for name, old in asdict(getattr(RUN, rows)[-1]).items():
            path = f"{rows}.{name}"
            if path not in NOT_DRAWN:
                edits[path] = edit(rows, **{name: OTHER.get(path, change(old))})
    return edits


def change(value):
    """Another value of that kind; of several rows or texts, one less."""
    if isinstance(value, tuple):
        return value[:-1] if value else ("x",)
    return value + MORE[type(value)]


EDITS = list_edits()


@pytest.mark.parametrize("drawn", EDITS.values(), ids=EDITS)
def test_whatever_is_drawn_is_held(drawn: Recording):
    """A new field of a recording is held too, or it is said why it need not be."""
    assert find(RUN, drawn)
