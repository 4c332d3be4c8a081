"""Charts of recordings written by hand: one character for each half second."""

from __future__ import annotations

from proof.run.recording import Lane, Line, Recording, Task, Wait
from proof.show.chart import (
    DRAWN,
    PLAIN,
    choose_signs,
    draw_chart,
    list_failures,
    list_steps,
)
from proof.show.scale import Scale

MAIN = Lane("main", 0, "MainThread")
PROCESS = Lane("process", 1, "Process-1")
THREAD = Lane("thread", 0, "Thread-1")
SCALE = Scale(10)


def chart(run: Recording, signs=DRAWN) -> list[str]:
    """The rows; the names take 11 columns, or 6 where there is only main."""
    margin = 2 + max(len(run.label(lane)) for lane in range(len(run.lanes)))
    return list(draw_chart(run, signs, margin + 20, SCALE))


def test_a_bar_stands_where_its_task_ran():
    """From 1 to 4 s, beside the join that waited for it, up to 4.5 s."""
    run = Recording(
        (Line(5.0, 0, "done"),),
        (Task(1.0, 4.0, 1, "work"),),
        (Wait(0.5, 4.5, 0, "Process-1"),),
        (MAIN, PROCESS),
        span=5.0,
    )

    assert chart(run) == [
        "main       ─┄┄┄┄┄┄┄┄┄─",
        "process 1    ▐█████▌",
        "           0   2   4   6   8   10 s",
    ]


def test_a_row_has_the_name_of_its_worker():
    """Cut where it is long, so that the row keeps its place."""
    names = "Ada", "a reader of many words"
    lanes = (MAIN, *(Lane("process", n, name) for n, name in enumerate(names, 1)))
    tasks = Task(1.0, 4.0, 1, "work"), Task(1.0, 4.0, 2, "work")
    run = Recording((), tasks, (Wait(0.5, 4.5, 0, "Ada"),), lanes, span=5.0)

    assert list(draw_chart(run, DRAWN, 31, SCALE))[1:3] == [
        "Ada          ▐█████▌",
        "a re…ords    ▐█████▌",
    ]
    assert list(list_steps(run)) == [
        "main       0.50 to 4.50 s  joins process Ada",
        "Ada        1.00 to 4.00 s  work()",
        "a re…ords  1.00 to 4.00 s  work()",
    ]


def test_tasks_one_after_the_other_are_told_apart():
    tasks = Task(0.0, 1.9, 1, "work"), Task(2.0, 3.9, 1, "work")
    run = Recording((), tasks, lanes=(MAIN, PROCESS), span=4.0)

    assert chart(run)[1] == "process 1  ▐██▌▐██▌"


def test_a_thread_looks_unlike_a_process_and_a_call_of_main_unlike_both():
    run = Recording(
        (),
        (Task(0.0, 2.0, 1, "work"),),
        calls=(Task(0.0, 2.0, 0, "work"),),
        lanes=(MAIN, THREAD),
        span=2.0,
    )

    assert [row.split()[-1] for row in chart(run)[:2]] == ["╞═══╡", "▐▒▒▒▌"]


def test_a_worker_without_work_is_idle():
    run = Recording((), lanes=(MAIN, PROCESS), span=1.0)

    assert chart(run)[1] == "process 1  idle"


def test_a_terminal_that_knows_only_ascii_gets_it():
    run = Recording((), (Task(0.0, 2.0, 1, "work"),), lanes=(MAIN, PROCESS), span=2.0)

    assert choose_signs("utf-8") is DRAWN
    assert choose_signs("ascii") is PLAIN
    assert chart(run, PLAIN)[1] == "process 1  [###]"


def test_steps_are_told_in_the_order_of_their_begins():
    run = Recording(
        (),
        (Task(0.25, None, 1, "work", "3"),),
        (Wait(0.5, 2.0, 0, "Process-1"),),
        (MAIN, PROCESS),
        span=2.0,
    )

    assert list(list_steps(run)) == [
        "process 1  0.25 to 2.00 s, cut off  work(3)",
        "main       0.50 to 2.00 s  joins process 1",
    ]


def test_very_many_steps_are_counted():
    tasks = tuple(Task(n / 50, n / 50 + 0.01, 1, "work") for n in range(45))
    run = Recording((), tasks, lanes=(MAIN, PROCESS), span=1.0)

    assert list(list_steps(run))[-1] == "and 5 more"


def test_what_went_wrong_in_silence_is_told_once():
    run = Recording(
        (), children=(-9,), lost=("ValueError: no",), incidents=("ValueError: no", "x")
    )

    assert list_failures(run) == [
        "a child process ended with exit code -9",
        "an exception reached no caller: ValueError: no",
        "x",
    ]
