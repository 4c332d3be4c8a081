"""How the observers' logs and the terminal's lines become one recording.

The logs here are written by hand: an entry is an event's name, its time in
seconds, the number of the thread in its log, and what it tells.
"""

from __future__ import annotations

import marshal
import os
import signal
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pytest

from proof.contract.terms import QUIET
from proof.judge.workers import count_at_once
from proof.run.compose import compose
from proof.run.recording import Lane, Line, Pool, Program, Recording, Task, Wait

MAIN, CHILD, OTHER = "100-1", "101-2", "102-3"


@pytest.fixture
def composed(tmp_path: Path):
    """Composes logs by their names, and what the terminal showed at 9 s."""

    def compose_logs(*shown: str, exit_code: int = 0, **logs: list[tuple]) -> Recording:
        files = {"main": MAIN, "child": CHILD, "other": OTHER}
        for name, entries in logs.items():
            file = tmp_path / f"{files.get(name, name)}.events"
            file.write_bytes(b"".join(marshal.dumps(entry, 2) for entry in entries))
        lines = [(9.0, line) for line in shown]
        return compose(tmp_path, lines, exit_code=exit_code)

    return compose_logs


def child(*entries: tuple, name: str = "Process-1", work: bool = True) -> list[tuple]:
    """The log of a child that begins at 2 s."""
    return [("start", 2.0, 0, 101, 100), ("child", 2.0, 0, name, work), *entries]


START = ("start", 1.0, 0, 100, 99)


# Times and lines


def test_nothing(composed):
    """A command that is no Python and prints nothing is a run all the same."""

    assert composed(exit_code=3) == Recording((), exit_code=3)


def test_unobserved_lines(composed):
    """Without a log, the terminal's times count, from its first line."""

    assert composed("one", "two").lines == (
        Line(0.0, None, "one"),
        Line(0.0, None, "two"),
    )


def test_seconds_count_from_the_start(composed):
    """A line's time is that of its end, counted from the start of the run."""
    run = composed("done", main=[START, ("write", 1.5, 0, b"done\r\n")])

    assert run.lines == (Line(0.5, 0, "done"),)
    assert run.span == 0.5


def test_line_in_pieces(composed):
    """Pieces are one line, which is there when its last piece is."""
    pieces = [("write", 2.0, 0, b"half a "), ("write", 3.0, 0, b"line\nand"), START]
    run = composed("half a line", "and", main=[*pieces, ("write", 4.0, 0, b"\n")])

    assert [(line.at, line.text) for line in run.lines] == [
        (2, "half a line"),
        (3, "and"),
    ]


def test_many_lines_in_one_write(composed):
    """Lines that left together have one time, and their order."""
    run = composed("a", "b", "", main=[START, ("write", 2.0, 0, b"a\nb\n\n")])

    assert run.lines == (Line(1, 0, "a"), Line(1, 0, "b"), Line(1, 0, ""))


def test_terminal_tells_the_order(composed):
    """Where log and terminal differ about the order, the terminal is right."""
    writes = [("write", 2.0, 0, b"early\n")]
    run = composed(
        "late",
        "early",
        main=[START, ("write", 2.1, 0, b"late\n")],
        child=child(*writes),
    )

    assert [(line.text, run.label(line.lane)) for line in run.lines] == [
        ("late", "main"),
        ("early", "process 1"),
    ]


def test_same_text_by_two(composed):
    """Equal lines go to their writers in the order in which these wrote."""
    run = composed(
        "done",
        "done",
        main=[START, ("write", 4.0, 0, b"done\n")],
        child=child(("write", 3.0, 0, b"done\n")),
    )

    assert [(run.label(line.lane), line.at) for line in run.lines] == [
        ("process 1", 2),
        ("main", 3),
    ]


def test_line_that_nobody_logged(composed):
    """A line of a program that is not Python has no lane, and the terminal's time."""
    run = composed("one", "two", main=[START, ("write", 2.0, 0, b"two\n")])

    assert run.lines == (Line(8.0, None, "one"), Line(1.0, 0, "two"))


def test_bytes_that_are_no_text(composed):
    """The log's bytes are read as the terminal's are."""
    run = composed(
        "a \N{REPLACEMENT CHARACTER}", main=[START, ("write", 2.0, 0, b"a \xff\n")]
    )

    assert run.lines[0].lane == 0


def test_torn_log(tmp_path, composed):
    """The entry that a killed process did not finish is left out."""
    whole = marshal.dumps(("write", 2.0, 0, b"told\n"), 2)
    composed(main=[START])
    with (tmp_path / f"{MAIN}.events").open("ab") as log:
        log.write(whole + whole[:-3])
    run = compose(tmp_path, [(9.0, "told"), (9.0, "told")], exit_code=-9)

    assert [line.lane for line in run.lines] == [0, None]


# Tasks


def test_task(composed):
    """A task has its begin, its end, and what it was called with."""
    events = [("begin", 2.5, 0, "runner", "5"), ("end", 4.0, 0)]
    run = composed(main=[START], child=child(*events))

    assert run.tasks == (Task(1.5, 3.0, 1, "runner", "5"),)
    assert run.span == 3.0


def test_tasks_of_one_worker(composed):
    """Tasks one after the other each end where they ended."""
    events = [("begin", 3.0, 0, "a", ""), ("end", 4.0, 0)]
    events += [("begin", 5.0, 0, "b", ""), ("end", 6.0, 0)]
    run = composed(main=[START], child=child(*events))

    assert [(t.name, t.begin, t.end) for t in run.tasks] == [("a", 2, 3), ("b", 4, 5)]


def test_nested_tasks(composed):
    """An end belongs to the task that began last on that thread."""
    events = [("begin", 3.0, 0, "outer", ""), ("begin", 4.0, 0, "inner", "")]
    run = composed(main=[START], child=child(*events, ("end", 5.0, 0), ("end", 6.0, 0)))

    assert [(t.name, t.end) for t in run.tasks] == [("outer", 5), ("inner", 4)]


def test_tasks_of_two_threads(composed):
    """Threads of one process do not end each other's tasks."""
    run = composed(
        main=[
            START,
            ("thread", 2.0, 1, "a"),
            ("begin", 2.0, 1, "runner", "1"),
            ("thread", 3.0, 2, "b"),
            ("begin", 3.0, 2, "runner", "2"),
            ("end", 4.0, 1),
            ("end", 5.0, 2),
        ]
    )

    assert [(run.lanes[t.lane].name, t.end) for t in run.tasks] == [("a", 3), ("b", 4)]


def test_tasks_that_overlap_by_a_moment(composed):
    """One that begins 20 microseconds before another ends was there with it."""
    first = [("begin", 1.1, 1, "a", ""), ("end", 1.20004, 1)]
    second = [("begin", 1.20002, 2, "b", ""), ("end", 1.3, 2)]
    run = composed(main=[START, *first, *second])

    assert count_at_once([(task.begin, task.end) for task in run.tasks]) == 2


def test_task_cut_off(composed):
    """A task without an end has none; its begin still counts for the span."""
    run = composed(main=[START], child=child(("begin", 3.0, 0, "runner", "")))

    assert run.tasks == (Task(2.0, None, 1, "runner"),)
    assert run.span == 2.0


def test_task_that_its_process_did_not_survive(composed):
    """It ends when its parent hears of that, and another's task goes on."""
    other = [("start", 2.0, 0, 102, 100), ("begin", 3.5, 0, "runner", "2")]
    run = composed(
        main=[START, ("reaped", 4.0, 0, 101, -9)],
        child=child(("begin", 3.0, 0, "runner", "1")),
        other=other,
    )

    assert [(task.begin, task.end) for task in run.tasks] == [(2.0, 3.0), (2.5, None)]
    assert run.span == 3.0


def test_task_whose_program_was_killed(composed):
    """It ends with the kill; the exit code of a program is the script's own matter."""
    run = composed(
        main=[START, ("program", 1.5, 0, 101), ("killed", 4.0, 0, 101)],
        child=[("start", 2.0, 0, 101, 100), ("begin", 3.0, 1, "runner", "1")],
    )

    assert [(task.begin, task.end) for task in run.tasks] == [(2.0, 3.0)]
    assert (run.children, run.incidents) == ((), ())


def test_how_long_a_program_took_to_start(composed):
    """The next one of its number, if it is Python and somebody drawn has run it."""
    run = composed(
        "6",
        main=[
            START,
            ("write", 1.25, 0, b"6\n", 1),
            ("begin", 1.5, 1, "runner", "1"),
            ("program", 2.0, 1, 101),
            ("program", 2.0, 2, 101),
            ("program", 3.0, 1, 103),
            ("end", 5.0, 1),
        ],
        child=[("start", 1.75, 0, 101, 100)],
        **{"101-3": [("start", 2.5, 0, 101, 100)]},
    )

    assert run.programs == (Program(1.0, 1, 0.5),)


def test_end_without_begin(composed):
    """A second end, of a result that could not be sent, ends nothing."""
    events = [("begin", 3.0, 0, "a", ""), ("end", 4.0, 0), ("end", 5.0, 0)]
    run = composed(main=[START], child=child(*events))

    assert [task.end for task in run.tasks] == [3]


# Waits


def test_wait(composed):
    """A join is a wait of the lane that called it, and no work of its own."""
    run = composed(main=[START, ("wait", 2.0, 0, "Process-1"), ("waited", 3.0, 0)])

    assert run.waits == (Wait(1.0, 2.0, 0, "Process-1"),)
    assert (run.tasks, run.span) == ((), 0.0)


def test_call(composed):
    """The main thread's own work; it is no task, which are what workers do."""
    run = composed(main=[START, ("calls", 1.0, 0), ("called", 3.0, 0, 2.0, "f", "1")])

    assert run.calls == (Task(1.0, 2.0, 0, "f", "1"),)
    assert (run.tasks, run.span) == ((), 0.0)


# Lines of the script


def test_lines_of_code(composed):
    """Whatever was done has the line that its log tells, or none."""
    run = composed(
        "one",
        "two",
        main=[
            START,
            ("calls", 1.0, 0),
            ("wait", 1.5, 0, "Process-1", 7),
            ("waited", 2.5, 0),
            ("called", 4.0, 0, 3.0, "f", "1", 9),
            ("write", 5.0, 0, b"one", 3),
            ("write", 5.0, 0, b"\ntwo\n", 4),
        ],
        child=child(("begin", 2.0, 0, "runner", "", 6), ("end", 2.4, 0)),
    )

    assert [line.lineno for line in run.lines] == [4, 4]
    assert [wait.lineno for wait in run.waits] == [7]
    assert [task.lineno for task in run.tasks] == [6]
    assert [call.lineno for call in run.calls] == [9]


def test_line_of_code_of_a_job(composed):
    """A worker of a pool knows the job and whose it is, and the owner the line."""
    jobs = [("begin", 3.0, 0, "f", "1", (100, 0)), ("end", 3.1, 0)]
    jobs += [("begin", 3.2, 0, "f", "2", (100, 1)), ("end", 3.3, 0)]
    jobs += [("begin", 3.4, 0, "f", "3", (102, 0)), ("end", 3.5, 0)]
    jobs += [("begin", 3.6, 0, "f", "4", (102, 1)), ("end", 3.7, 0)]
    asked = [("asked", 1.1, 0, 0, 7), ("asked", 1.2, 0, 1, 8)]
    run = composed(
        main=[START, *asked],
        child=child(*jobs, work=False),
        other=[("start", 2.0, 0, 102, 100), ("asked", 2.1, 0, 0, None)],
    )

    linenos = {task.arguments: task.lineno for task in run.tasks}
    assert linenos == {"1": 7, "2": 8, "3": None, "4": None}


HANDED_OVER = {
    "a start": ("launched", 2.5, 0),
    "a join": ("wait", 2.5, 0, "Process-1"),
    "a pool": ("opened", 2.5, 0, "Pool", "0"),
    "a result": ("read", 2.5, 0),
    "a program": ("program", 2.5, 0, 102),
}


@pytest.mark.parametrize("event", HANDED_OVER.values(), ids=HANDED_OVER)
def test_a_call_in_which_others_work_is_not_mains_work(composed, event):
    """Unless it was another who joined, opened or ran something."""
    call = ("called", 3.0, 0, 2.0, "f", "1")
    ours = composed(main=[START, ("calls", 1.0, 0), event, call])
    theirs = composed(main=[START, ("calls", 1.0, 0), call], child=child(event))

    assert ours.calls == ()
    assert len(theirs.calls) == 1


def test_calls_that_nobody_looked_for(composed):
    """A Python before 3.12 cannot tell them, which is not to have seen none."""
    assert composed(main=[START]).calls is None
    assert composed(main=[START, ("calls", 1.0, 0)]).calls == ()


# Lanes


def test_lanes_in_order_of_appearance(composed):
    """Main is first, then workers as they began, whichever printed first."""
    run = composed(
        "other",
        "child",
        main=[START],
        child=child(("write", 5.0, 0, b"child\n")),
        other=[
            ("start", 3.0, 0, 102, 100),
            ("child", 3.0, 0, "second", True),
            ("write", 4.0, 0, b"other\n"),
        ],
    )

    assert run.lanes == (
        Lane("main", 0, "MainThread"),
        Lane("process", 1, "Process-1"),
        Lane("process", 2, "second"),
    )
    assert [line.lane for line in run.lines] == [2, 1]


def test_thread_lanes(composed):
    """A thread's lane has its process, be it the main one or a child."""
    run = composed(
        main=[START, ("thread", 1.5, 1, "a"), ("begin", 1.5, 1, "f", "")],
        child=child(("thread", 3.0, 1, "b"), ("begin", 3.0, 1, "f", "")),
    )

    assert run.lanes[1:] == (Lane("thread", 0, "a"), Lane("thread", 1, "b"))


def test_idle_helpers_have_no_lane(composed):
    """Who neither printed nor worked is in no lane."""
    run = composed(
        main=[START, ("thread", 1.5, 1, "QueueFeederThread")],
        child=child(name="SyncManager-1", work=False),
    )

    assert run.lanes == (Lane("main", 0, "MainThread"),)


def test_idle_workers_have_lanes(composed):
    """A pool's that it starts at once: processes by its word, threads by their own."""
    hired = [("hired", 1.5, 0, "ForkPoolWorker-1", 101)]
    thread = [("thread", 1.7, 1, "Thread-1 (worker)"), ("hired", 1.7, 1, "", 0)]
    idle = child(name="ForkPoolWorker-1", work=False)
    run = composed(main=[START, *hired, *thread], child=idle)

    assert run.lanes[1:] == (
        Lane("thread", 0, "Thread-1 (worker)"),
        Lane("process", 1, "ForkPoolWorker-1"),
    )


def test_worker_of_an_engine(composed):
    """The only thread in which a program does tasks is a worker, with its name."""
    tasks = [("begin", 3.0, 2, "runner", "1"), ("end", 4.0, 2)]
    others = [("begin", 3.0, 1, "runner", "2"), ("end", 4.0, 1)]
    run = composed(
        main=[START],
        child=[("start", 2.0, 0, 101, 100), ("engaged", 3.0, 2, "Ada"), *tasks],
        other=[("start", 2.0, 0, 102, 100), ("thread", 2.5, 1, "Pool_0"), *others],
    )

    assert run.lanes[1:] == (Lane("thread", 2, "Pool_0"), Lane("process", 1, "Ada"))
    assert [run.label(task.lane) for task in run.tasks] == [
        "process Ada",
        "thread Pool_0",
    ]
    assert run.slowest_start == 1.0


def test_idle_worker_that_never_began(composed):
    """Its pool ended it before it could write, and it is there all the same."""
    ended = ("reaped", 1.6, 0, 101, -signal.SIGTERM)
    run = composed(main=[START, ("hired", 1.5, 0, "SpawnPoolWorker-1", 101), ended])

    assert run.lanes[1:] == (Lane("process", 1, "SpawnPoolWorker-1"),)
    assert (run.children, run.incidents) == ((), ())


def test_pools(composed):
    """Each with its class and its size, the last one where it was set twice."""
    sizes = [("ProcessPoolExecutor 0", "ProcessPoolExecutor", n) for n in (64, 61)]
    sizes += [("Pool 0", "ThreadPool", 3)]
    noted = [("sized", 1.5, 0, *facts, facts[-1] > 3) for facts in sizes]
    other = [("sized", 2.5, 0, "Pool 0", "Pool", 2, False)]
    run = composed(main=[START, *noted], child=child(*other))

    assert run.pools == (
        Pool("ProcessPoolExecutor", 61, True),
        Pool("ThreadPool", 3),
        Pool("Pool", 2),
    )


def test_nameless_worker(composed):
    """A child of os.fork and a thread of _thread have the kind for a name."""
    run = composed(
        main=[START, ("begin", 1.5, 7, "f", "")],
        other=[("start", 2.0, 0, 102, 100), ("begin", 2.0, 0, "f", "")],
    )

    assert run.lanes[1:] == (Lane("thread", 0, "Thread"), Lane("process", 1, "Process"))


def test_subinterpreter(composed):
    """What a thread did in another interpreter of its process is its own."""
    logs = {
        "100-1": [
            START,
            ("native", 1.0, 0, 71),
            ("native", 2.0, 1, 72),
            ("thread", 2.0, 1, "worker"),
            ("begin", 2.0, 1, "runner", ""),
            ("end", 5.0, 1),
        ],
        "100-9": [
            ("native", 3.0, 0, 72),
            ("start", 3.0, 0, 100, 99),
            ("write", 4.0, 0, b"done\n"),
        ],
    }
    run = composed("done", **logs)

    assert run.lanes[1:] == (Lane("thread", 0, "worker"),)
    assert run.lines[0].lane == run.tasks[0].lane == 1


def test_native_numbers_are_used_again(composed):
    """A number that the system gave to two threads in turn means the later one."""
    logs = {
        "100-1": [
            START,
            ("native", 2.0, 1, 72),
            ("thread", 2.0, 1, "first"),
            ("native", 3.0, 2, 72),
            ("thread", 3.0, 2, "second"),
        ],
        "100-9": [("native", 4.0, 0, 72), ("write", 4.0, 0, b"done\n")],
    }
    run = composed("done", **logs)

    assert run.lanes[1:] == (Lane("thread", 0, "second"),)


# What went wrong


def test_children_that_end_well(composed):
    """Exit code 0 is not told."""
    run = composed(
        main=[START, ("reaped", 5.0, 0, 101, 0)], child=child(("exit", 4.0, 0, 0))
    )

    assert (run.children, run.incidents) == ((), ())


def test_bad_exit_codes(composed):
    """Other codes are, the smallest first, each child's once."""
    other = [("start", 2.0, 0, 102, 100), ("child", 2.0, 0, "b", True)]
    run = composed(
        main=[START, ("reaped", 5.0, 0, 101, 3), ("reaped", 5.0, 0, 102, -9)],
        child=child(("exit", 4.0, 0, 3)),
        other=other,
    )

    assert run.children == (-9, 3)
    assert run.incidents == ()


def test_parents_word_counts(composed):
    """What the parent learnt is true: a child may be killed in its last moment."""
    run = composed(
        main=[START, ("reaped", 5.0, 0, 101, -9)], child=child(("exit", 4.0, 0, 0))
    )

    assert run.children == (-9,)


def test_idle_pool_worker_is_ended(composed):
    """A pool ends its idle workers by SIGTERM; by any other signal, they failed."""
    ended, killed = -signal.SIGTERM, -9
    ends = [("reaped", 5.0, 0, 101, ended), ("reaped", 5.0, 0, 102, killed)]
    other = [("start", 2.0, 0, 102, 100), ("child", 2.0, 0, "w", False)]
    run = composed(main=[START, *ends], child=child(work=False), other=other)

    assert run.children == (killed,)


def test_worker_ended_by_signal(composed):
    """SIGTERM to a process with a task of its own is told."""
    run = composed(
        main=[START, ("reaped", 5.0, 0, 101, -signal.SIGTERM)], child=child()
    )

    assert run.children == (-signal.SIGTERM,)


def test_cut_off_child(composed):
    """A child that neither ended nor was waited for was cut off."""
    run = composed(main=[START], child=child())

    assert run.incidents == ("Process-1 was cut off before its end",)


def test_silent_failures(composed):
    """Exceptions in dead threads and unread futures are lost, in the order of time."""
    run = composed(
        main=[
            START,
            ("unread", 6.0, 0, "ValueError('no')"),
            ("died", 5.0, 1, "worker", "KeyError(1)"),
        ]
    )

    assert run.lost == (
        "thread worker died of KeyError(1)",
        "nobody read the exception of a future: ValueError('no')",
    )


def test_begin_and_end(composed):
    """Of the main process: its first act and, if it was not killed, its last."""
    acts = [START, ("native", 1.0, 0, 7), ("calls", 1.0, 0), ("launched", 1.25, 0)]
    run = composed(main=[*acts, ("ended", 3.0, 0)], child=child(("ended", 4.0, 0)))

    assert (run.began, run.ended) == (0.25, 2.0)
    assert (composed(main=acts).began, composed(main=acts).ended) == (0.25, 0.0)


def test_a_main_process_that_does_nothing(composed):
    """Its end is all that it did."""
    run = composed(main=[START, ("ended", 1.5, 0)])

    assert (run.began, run.ended) == (0.5, 0.5)


def test_a_start_that_was_late_to_begin(composed):
    """It counts from when it was asked for: a server that forks may have been slow."""
    asked = [("launched", 1.25, 0), ("launched", 1.5, 0)]
    second = [("start", 3.0, 0, 102, 100), ("child", 3.25, 0, "b", True)]
    run = composed(main=[START, *asked], child=child(), other=second)

    assert run.slowest_start == 1.75


@pytest.mark.parametrize(("code", "slowest"), [(-9, 2.0), (1, 0.0)])
def test_a_start_that_was_cut_off(composed, code, slowest):
    """One that was killed took until then; what fails before its work is no start."""
    acts = [("launched", 1.0, 0), ("reaped", 3.0, 0, 102, code)]
    run = composed(main=[START, *acts])

    assert run.slowest_start == slowest


def test_the_slowest_start(composed):
    """Of all children, from the first step to the work; the main process has none."""
    slow = [("start", 2.0, 0, 102, 100), ("child", 2.75, 0, "b", True)]
    run = composed(main=[START], child=child(), other=slow)

    assert run.slowest_start == 0.75
    assert composed(main=[START]).slowest_start == 0.75


def test_given_incidents_come_first(tmp_path):
    """What the recorder saw, such as a hang, comes before what the logs tell."""
    run = compose(tmp_path, [], exit_code=-9, incidents=["still running after 15 s"])

    assert run.incidents == ("still running after 15 s",)


def test_what_comes_of_ending_a_hang_is_left_out(tmp_path):
    """A child that is killed then, and what its end sets off, tell nothing of it."""
    hung = child(("begin", 2.5, 0, "runner", "1"))
    freed = [START, ("wait", 3.0, 0, "Process-1"), ("reaped", 9.0, 0, 101, -9)]
    for name, entries in (MAIN, freed), (CHILD, hung):
        file = tmp_path / f"{name}.events"
        file.write_bytes(b"".join(marshal.dumps(entry, 2) for entry in entries))
    run = compose(tmp_path, [], exit_code=0, ended=8.0, hung=["<module>: join()"])

    assert run.hung == ("<module>: join()",)
    assert (run.children, run.incidents) == ((), ())
    assert run.tasks == (Task(1.5, None, 1, "runner", "1"),)
    assert run.waits == (Wait(2.0, None, 0, "Process-1"),)


def test_a_hang_is_drawn_for_as_long_as_it_takes_to_see_one(composed, tmp_path):
    """Its last event is followed by two seconds, however late it was seen."""
    composed(main=[START, ("opened", 4.0, 0, "Pool", "1")])
    run = compose(tmp_path, [], exit_code=0, ended=30.0, hung=["<module>: join()"])

    assert run.span == 3.0 + QUIET


def test_a_run_that_is_not_over_is_drawn_until_now(composed, tmp_path):
    """What nobody has seen the end of may go on; without any event nobody knows."""
    assert compose(tmp_path, [], exit_code=0, until=30.0).span == 0.0

    composed(main=[START], child=child(("begin", 2.5, 0, "runner", "1")))
    run = compose(tmp_path, [], exit_code=0, until=30.0)

    assert run.span == 29.0
    assert run.tasks == (Task(1.5, None, 1, "runner", "1"),)


def test_complaints_are_kept(tmp_path):
    """Standard error and exit code are passed on as they are."""
    run = compose(tmp_path, [], exit_code=1, errors=[(1.0, "Oh"), (1.5, "no")])

    assert (run.exit_code, run.complaints) == (1, "Oh\nno")


def test_complaints_have_times(composed, tmp_path):
    """The observer's, who knows when each was written; the terminal's for the rest."""
    composed(
        main=[START, ("complain", 1.25, 0, b"Oh"), ("complain", 1.5, 0, b" dear\n")]
    )
    errors = [(9.0, "Oh dear"), (9.5, "Segmentation fault")]
    run = compose(tmp_path, [], exit_code=1, errors=errors)

    assert run.complained == (0.5, 8.5)
    assert run.lines == ()
    assert run.span == 0


@pytest.mark.skipif(
    os.name == "nt", reason="Windows frees shared memory with its last handle"
)
def test_blocks_left_behind(composed):
    """A block that is still there is named, once, and freed; one that went is not."""
    block = SharedMemory(create=True, size=8)
    block.close()
    made = [
        ("made", 2.0, 0, "shared memory block", f"/{block.name}"),
        ("made", 3.0, 0, "shared memory block", f"/{block.name}"),
        ("made", 3.0, 0, "shared memory block", "/gone-long-ago"),
        ("made", 3.0, 0, "semaphore", "/gone-long-ago"),
    ]
    run = composed(main=[START, *made])
    resource_tracker.unregister(f"/{block.name}", "shared_memory")

    assert run.incidents == (f"left behind: shared memory block /{block.name}",)
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=block.name)
