"""The judge, with recordings written by hand: what it accepts and rejects."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.judge import verdict
from proof.judge.breaches import Breach, is_excused
from proof.judge.measures import count_at_once
from proof.run.recording import Lane, Line, Recording, Task, Wait

MAIN = Lane("main", 0, "MainThread")


def ran(*texts: str, **facts) -> Recording:
    """A run that printed these lines, a tenth of a second apart."""
    lines = (Line(i / 10, 0, text) for i, text in enumerate(texts, 1))
    return Recording(tuple(lines), **facts)


def split(lines: str) -> list[str]:
    """Lines from a table of cases, where commas stand between them."""
    return lines.split(",") if lines else []


def worked(kind: str, *intervals: tuple[float, float | None], **facts) -> Recording:
    """A run in which each interval is the task of a worker of its own."""
    lanes = [Lane(kind, i, f"{kind}-{i}") for i, _ in enumerate(intervals, 1)]
    tasks = (Task(a, b, i, "runner") for i, (a, b) in enumerate(intervals, 1))
    return Recording((), tuple(tasks), lanes=(MAIN, *lanes), **facts)


def contract(*marks: str) -> Contract:
    return read_contract(f"pytest.mark.{mark}" for mark in marks)


def judge(run: Recording, lines: Sequence[str], said: Contract) -> list[Breach]:
    """The verdict on a run of a page with these lines and this contract."""
    return verdict.judge(run, bind(said, lines))


def judge_transcript(
    stored: Recording, lines: Sequence[str], said: Contract
) -> list[Breach]:
    return verdict.judge_transcript(stored, bind(said, lines))


def says(found: Sequence[Breach], *phrases: str) -> bool:
    """There are exactly as many breaches as phrases, each with its phrase."""
    return len(found) == len(phrases) and all(
        phrase in breach.text for breach, phrase in zip(found, phrases, strict=True)
    )


# The order of the lines

BEGAN, ENDED = 'any_order("began {}")', 'any_order("ended {}")'
BOTH = 'any_order("began {}", "ended {}")'

KEPT = {
    "the same lines": ("a,b,c", "a,b,c", []),
    "no lines": ("", "", []),
    "the same line twice": ("a,a", "a,a", []),
    "two of a group swapped": ("began 1,began 2", "began 2,began 1", [BEGAN]),
    "two groups, each within": (
        "began 1,began 2,ended 1,ended 2",
        "began 2,began 1,ended 2,ended 1",
        [BEGAN, ENDED],
    ),
    "one group of two patterns": (
        "began 1,began 2,ended 1,ended 2",
        "began 1,ended 1,began 2,ended 2",
        [BOTH],
    ),
    "a group around a fixed line": (
        "began 1,halfway,began 2",
        "began 2,halfway,began 1",
        [BEGAN],
    ),
    "a group of equal lines and others": (
        "began 1,began 1,began 2",
        "began 1,began 2,began 1",
        [BEGAN],
    ),
    "another PID": ("PID 12,done", "PID 4711,done", ['varies("PID {}")']),
    "another number that is no promise": (
        "1.5 of 3 bytes",
        "22.75 of 3 bytes",
        ['varies("{} of 3 bytes")'],
    ),
    "two parts vary": (
        "PID 1 of 2",
        "PID 33 of 44",
        ['varies("PID {} of {}")'],
    ),
    "varying lines of a group swapped": (
        "child 1 is 100,child 2 is 200",
        "child 2 is 9,child 1 is 8",
        ['any_order("child {} is {}")']
        + ['varies("child 1 is {}")', 'varies("child 2 is {}")'],
    ),
}


@pytest.mark.parametrize(("page", "run", "marks"), KEPT.values(), ids=KEPT)
def test_lines_that_keep_their_order(page, run, marks):
    """Lines are where the page has them, or change places where they may."""
    found = judge(ran(*split(run)), split(page), contract(*marks))

    assert found == []


BROKEN = {
    "two lines swapped": (
        "a,b",
        "b,a",
        [],
        ["line 1 is 'b', not 'a'", "line 2 is 'a', not 'b'"],
    ),
    "a word changed": ("Done", "done", [], ["line 1 is 'done', not 'Done'"]),
    "a space more": ("a,b ", "a,b", [], ["line 2 is 'b', not 'b '"]),
    "a line lost": ("a,b", "a", [], ["printed 1 line, not 2"]),
    "a line too many": ("a", "a,b", [], ["printed 2 lines, not 1"]),
    "nothing printed": ("a", "", [], ["printed 0 lines, not 1"]),
    "swapped across groups": (
        "began 1,began 2,ended 1,ended 2",
        "began 1,ended 1,began 2,ended 2",
        [BEGAN, ENDED],
        [
            "'began 2' is not among",
            "'ended 1' stands where it may not",
            "'ended 1' is not among",
            "'began 2' stands where it may not",
        ],
    ),
    "a group's line swapped with a fixed one": (
        "began 1,began 2,halfway",
        "began 1,halfway,began 2",
        [BEGAN],
        [
            "line 3 is 'began 2', not 'halfway'",
            "'began 2' is not among",
            "'halfway' stands where it may not",
        ],
    ),
    "a group's line doubled and another lost": (
        "began 1,began 2",
        "began 1,began 1",
        [BEGAN],
        ["'began 2' is not among", "'began 1' stands where it may not"],
    ),
    "a group's line lost": (
        "began 1,began 2",
        "began 2",
        [BEGAN],
        ["printed 1 line, not 2"],
    ),
    "a stranger that the pattern matches": (
        "began 1,began 2",
        "began 1,began 3",
        [BEGAN],
        ["'began 2' is not among", "'began 3' stands where it may not"],
    ),
    "swapped with no mark for it": (
        "began 1,began 2",
        "began 2,began 1",
        [],
        ["line 1 is 'began 2'", "line 2 is 'began 1'"],
    ),
    "a word beside the varying part": (
        "PID 12 ended",
        "PID 12 began",
        ['varies("PID {} ended")'],
        ["line 1 is 'PID 12 began'"],
    ),
    "nothing for the varying part": (
        "PID 12 ended",
        "PID  ended",
        ['varies("PID {} ended")'],
        ["line 1 is 'PID  ended'"],
    ),
    "a forgotten f before the text": (
        "took 1.5 s,done",
        "took {} s,done",
        ["took(1, 2)"],
        ["line 1 is 'took {} s', not 'took 1.5 s'"],
    ),
    "a word where the seconds stand": (
        "took 1.5 s",
        "took many s",
        ["took(1, 2)"],
        ["line 1 is 'took many s', not 'took 1.5 s'"],
    ),
}


@pytest.mark.parametrize(
    ("page", "run", "marks", "phrases"), BROKEN.values(), ids=BROKEN
)
def test_lines_that_break_their_order(page, run, marks, phrases):
    """Each line out of its place is named, with what stands in its place."""
    found = judge(ran(*split(run)), split(page), contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_a_breach_of_order_names_the_line_of_the_transcript():
    """The first line at fault can be pointed at in the page."""
    found = judge(ran("a", "c", "c"), ["a", "b", "c"], Contract())

    assert [breach.line for breach in found] == [1]


# Times

TOOK = ["took(1.0, 2.0)"]
IN_TIME = {
    "just at the lower bound": ("took 1.0 s", "took 1.0 s", TOOK),
    "between the bounds": ("took 1.02 s", "took 1.5 s", TOOK),
    "just below the upper bound": ("took 1.02 s", "took 1.99 s", TOOK),
    "a whole number": ("took 1.02 s", "took 1 s", TOOK),
    "a digit more than the page has": ("took 1.0 s", "took 1.03 s", TOOK),
    "two digits before the point": ("took 9.9 s", "took 10.25 s", ["took(9, 11)"]),
    "its own bounds on each line": (
        "1 worker: 2.0 s,2 workers: 1.0 s",
        "1 worker: 2.2 s,2 workers: 1.2 s",
        ['took(2, 3, "1 worker: {} s")', 'took(1, 2, "2 workers: {} s")'],
    ),
    "one mark for several lines alike": (
        "call took 0.2 s,call took 0.2 s",
        "call took 0.3 s,call took 0.25 s",
        ["took(0.2, 0.4)"],
    ),
    "bounds beside a varying line": (
        "load 0.75,took 1.02 s",
        "load 3.5,took 1.5 s",
        ['varies("load {}")', *TOOK],
    ),
    "bounds within a group": (
        "a took 1.0 s,b took 2.0 s",
        "b took 2.1 s,a took 1.1 s",
        ['any_order("{} took {} s")']
        + ['took(1, 2, "a took {} s")', 'took(2, 3, "b took {} s")'],
    ),
    "two bounds for one line": (
        "took 1.5 seconds",
        "took 1.75 seconds",
        ["took(1, 2)", "took(1.5, 3)"],
    ),
    "bounds and variety for one line": (
        "took 9.5 seconds",
        "took 10.25 seconds",
        ['took(9, 11, "took {} seconds")', 'varies("took {} seconds")'],
    ),
}


@pytest.mark.parametrize(("page", "run", "marks"), IN_TIME.values(), ids=IN_TIME)
def test_printed_seconds_within_their_bounds(page, run, marks):
    """The low bound is included, the high one is not, all between is."""
    found = judge(ran(*split(run)), split(page), contract(*marks))

    assert found == []


OUT_OF_TIME = {
    "just below the lower bound": (
        "took 0.99 s",
        TOOK,
        "not 1 to 2: 0.01 s too short",
        False,
    ),
    "no time at all": ("took 0.0 s", TOOK, "not 1 to 2: 1.00 s too short", False),
    "just at the upper bound": ("took 2.0 s", TOOK, "not 1 to 2: just too long", True),
    "a whole number beyond": ("took 10 s", TOOK, "not 1 to 2: 8.00 s too long", True),
}


@pytest.mark.parametrize(
    ("line", "marks", "phrase", "late"), OUT_OF_TIME.values(), ids=OUT_OF_TIME
)
def test_printed_seconds_out_of_their_bounds(line, marks, phrase, late):
    """A missed bound says by how much; only the upper one is a matter of luck."""
    found = judge(ran("start", line), ["start", "took 1.5 s"], contract(*marks))

    assert says(found, phrase)
    assert (found[0].late, found[0].line) == (late, 1)


def test_each_printed_time_has_its_own_bounds():
    """Times that change places between two lines break both bounds."""
    page = ["1 worker: 2.0 s", "2 workers: 1.0 s"]
    marks = ['took(2, 3, "1 worker: {} s")', 'took(1, 2, "2 workers: {} s")']

    found = judge(ran("1 worker: 1.0 s", "2 workers: 2.0 s"), page, contract(*marks))

    assert says(found, "not 2 to 3: 1.00 s too short", "not 1 to 2: just too long")
    assert [breach.late for breach in found] == [False, True]


def test_one_late_line_of_several_alike_is_found():
    """Where one mark speaks of several lines, each of them keeps it."""
    page = ["call took 0.2 s"] * 3
    run = ran("call took 0.2 s", "call took 0.1 s", "call took 0.2 s")

    found = judge(run, page, contract("took(0.2, 0.4)"))

    assert says(found, "0.10 s too short")
    assert found[0].line == 1


BUSY = 'within(0, 1.15, "{} cores busy")'
TOLD = "Threads: 8713 primes, {} cores busy in {} seconds"
BOTH = ['within(0, 1.15, "… {} cores busy …")', 'took(2, 4, "… in {} seconds")']
NUMBERS = {
    "at the lower bound": ([BUSY], "0.0 cores busy", ()),
    "between the bounds": ([BUSY], "1.1 cores busy", ()),
    "a whole number": ([BUSY], "1 cores busy", ()),
    "at the upper bound": (
        [BUSY],
        "1.15 cores busy",
        ["the script printed 1.15 in '1.15 cores busy', not under 1.15"],
    ),
    "below": (
        ['within(1.5, 2, "{} cores busy")'],
        "1.0 cores busy",
        ["the script printed 1 in '1.0 cores busy', not 1.5 to 2"],
    ),
    "of seven digits": (
        [BUSY],
        "1024200.0 cores busy",
        ["the script printed 1024200 in '1024200.0 cores busy', not under 1.15"],
    ),
    "beside a time": (BOTH, TOLD.format(1.1, 3), ()),
    "beside a time that none named": (
        [BOTH[0], "took(2, 4)"],
        TOLD.format(1.1, 4.5),
        ["printed 4.5 seconds"],
    ),
    "beside a number that varies": (
        [BOTH[0], 'varies("Threads: 8713 primes, {} in {} seconds")'],
        TOLD.format(1.1, 9),
        (),
    ),
    "both out of bounds": (
        BOTH,
        TOLD.format(1.2, 1.5),
        ["printed 1.5 seconds", "printed 1.2 in"],
    ),
    "another text": (BOTH, TOLD.format(1.1, 3).replace("8713", "8714"), ["line 1 is"]),
}


@pytest.mark.parametrize(("marks", "line", "phrases"), NUMBERS.values(), ids=NUMBERS)
def test_printed_numbers_against_their_bounds(marks, line, phrases):
    """Those of seconds and others, each for itself where a line has both."""
    page = [TOLD.format(1.02, 2.31) if line.startswith("Thr") else "1.02 cores busy"]
    found = judge(ran(line), page, contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found if "seconds" not in breach.text)


@pytest.mark.parametrize(
    ("said", "line", "broken"),
    [
        ("took 1.02 s", "took 1.0213456789 s", True),
        ("took 1.02 s", "took 1.023 s", False),
        ("took 1.0 s", "took 1.02 s", False),
        ("took 1.02 s", "took 1 s", False),
    ],
)
def test_a_number_has_no_more_digits_than_on_the_page(said, line, broken):
    """As when a script no longer rounds; a zero at its end may be missing."""
    found = judge(ran(line), [said], contract("took(1, 2)"))

    assert says(found, *["more digits than the transcript has"] * broken)


def test_a_number_is_never_taken_from_the_middle():
    """`…` stands for whole numbers only: 12.5 is neither 2.5 nor 5."""
    marks = contract('took(2, 3, "…{} seconds")')

    assert says(judge(ran("took 12.5 seconds"), ["took 2.5 seconds"], marks), "12.5")


SPANS = {
    "lasted, at the lower bound": ("lasted(1.0, 2.0)", 1.0, None, False),
    "lasted, within": ("lasted(1.0, 2.0)", 1.999, None, False),
    "lasted, too short": (
        "lasted(1.0, 2.0)",
        0.9,
        "lasted 0.9 s, not 1 to 2: 0.10 s too short",
        False,
    ),
    "lasted, too long": (
        "lasted(1.0, 2.0)",
        2.0,
        "lasted 2 s, not 1 to 2: just too long",
        True,
    ),
    "took, nothing printed, within": ("took(1.0, 2.0)", 1.0, None, False),
    "took, nothing printed, too short": (
        "took(1.0, 2.0)",
        0.5,
        "0.50 s too short",
        False,
    ),
    "took, nothing printed, too long": ("took(1.0, 2.0)", 3.0, "1.00 s too long", True),
}


@pytest.mark.parametrize(("mark", "span", "phrase", "late"), SPANS.values(), ids=SPANS)
def test_the_recorded_span_against_its_bounds(mark, span, phrase, late):
    """Without a printed time, took means what lasted means: the whole span."""
    found = judge(ran("done", span=span), ["done"], contract(mark))

    assert says(found, *([phrase] if phrase else []))
    assert [breach.late for breach in found] == ([late] if phrase else [])


def test_what_is_printed_and_what_lasted_are_two_things():
    """Started without join: 0.02 is printed, one second passes."""
    marks = contract("took(0, 0.5)", "lasted(1.0, 2.0)")
    page = ["took 0.02 s"]

    assert judge(ran("took 0.02 s", span=1.1), page, marks) == []
    assert says(judge(ran("took 0.02 s", span=0.1), page, marks), "0.90 s too short")


# Marks and transcript that do not fit each other

UNGOVERNED = {
    "a number without a mark": (["took 1.02 s"], [], "no mark governs 1.02"),
    "two numbers, one mark": (
        ["took 1.0 of 2.0 s"],
        ['took(1, 2, "took {} of 2.0 s")'],
        "no mark governs 2.0",
    ),
    "a number beside a varying part": (
        ["PID 12 took 1.5 s"],
        ['varies("PID {} took 1.5 s")'],
        "no mark governs 1.5",
    ),
    "a negative number": (
        ["took -0.5 s"],
        ['took(0, 1, "took {} s")'],
        "no mark governs 0.5",
    ),
    "an exponent": (
        ["took 1.5e-05 s"],
        ['took(0, 1, "took {} s")'],
        "no mark governs 1.5",
    ),
}


@pytest.mark.parametrize(
    ("lines", "marks", "phrase"), UNGOVERNED.values(), ids=UNGOVERNED
)
def test_a_number_that_nothing_bounds_is_an_error(lines, marks, phrase):
    """No decimal number is blanked out in silence; the breach names its line."""
    found = judge(ran("a", *lines), ["a", *lines], contract(*marks))

    assert phrase in found[0].text
    assert found[0].line == 1


UNUSED = {
    "took for no line": (['took(1, 2, "b {} s")'], "'b {} s'"),
    "within for no line": (['within(1, 2, "{} cores")'], "'{} cores'"),
    "took for what is no number": (['took(1, 2, "begin {}")'], "'begin {}'"),
    "varies for no line": (['varies("PID {}")'], "'PID {}'"),
    "any_order for no line": (['any_order("end", "begin {}")'], "'end'"),
    "any_order of one line": (['any_order("begin {}")'], "matches one line"),
    "took twice for no printed time": (
        ["took(0, 1)", "took(0, 2)"],
        "give each took a pattern",
    ),
}


@pytest.mark.parametrize(("marks", "phrase"), UNUSED.values(), ids=UNUSED)
def test_a_mark_that_speaks_of_no_line_is_an_error(marks, phrase):
    """A mark that has nothing to judge would be a promise that nobody keeps."""
    lines = ["begin now"]

    found = judge(ran(*lines), lines, contract(*marks))

    assert any(phrase in breach.text for breach in found)


# Workers

OVERLAP = {
    "nobody": ([], 0),
    "one": ([(0, 1)], 1),
    "one after the other": ([(0, 1), (2, 3)], 1),
    "touching": ([(0, 1), (1, 2)], 1),
    "touching, told backwards": ([(1, 2), (0, 1)], 1),
    "together": ([(0, 1), (0, 1)], 2),
    "overlapping": ([(0, 1), (0.9, 2)], 2),
    "one within another": ([(0, 3), (1, 2)], 2),
    "a chain of overlaps": ([(0, 2), (1, 3), (2, 4)], 2),
    "three at one moment": ([(0, 3), (1, 4), (2, 5)], 3),
    "too short to measure": ([(1, 1)], 1),
    "too short to measure, in turn": ([(1, 1), (1, 1)], 1),
    "too short to measure, within another": ([(0, 2), (1, 1)], 2),
}


@pytest.mark.parametrize(("intervals", "most"), OVERLAP.values(), ids=OVERLAP)
def test_how_many_work_at_once(intervals, most):
    """Intervals that share a moment count; those that only touch do not."""

    assert count_at_once(intervals) == most


TOGETHER, IN_TURN = [(0, 1), (0, 1)], [(0, 1), (1, 2)]
RIGHT_WORKERS = {
    "as many as it says": ("process", TOGETHER, ["processes(2)"]),
    "as many at once": ("process", TOGETHER, ["processes(2, at_once=2)"]),
    "one after the other": ("thread", IN_TURN, ["threads(2, at_once=1)"]),
    "overlap that is not the lesson": ("thread", IN_TURN, ["threads(2)"]),
    "nobody": ("thread", [], []),
    "cut off at the end": (
        "process",
        [(0, None), (0.5, 1)],
        ["processes(2, at_once=2)"],
    ),
}


@pytest.mark.parametrize(
    ("kind", "tasks", "marks"), RIGHT_WORKERS.values(), ids=RIGHT_WORKERS
)
def test_the_right_workers(kind, tasks, marks):
    """So many workers did tasks, so many of them at once."""

    assert judge(worked(kind, *tasks, span=2.0), [], contract(*marks)) == []


WRONG_WORKERS = {
    "too few": (
        "process",
        [(0, 1)],
        ["processes(2)"],
        ["1 process did tasks, not 2"],
    ),
    "too many": ("thread", TOGETHER, ["threads(1)"], ["2 threads did tasks, not 1"]),
    "in turn, not at once": (
        "process",
        IN_TURN,
        ["processes(2, at_once=2)"],
        ["at most 1 process worked at once, not 2"],
    ),
    "at once, not in turn": (
        "thread",
        TOGETHER,
        ["threads(2, at_once=1)"],
        ["at most 2 threads worked at once, not 1"],
    ),
    "threads for processes": (
        "thread",
        TOGETHER,
        ["processes(2, at_once=2)"],
        ["0 processes did tasks", "at most 0 processes", "2 threads did tasks, not 0"],
    ),
    "processes for threads": (
        "process",
        TOGETHER,
        ["threads(2)"],
        ["2 processes did tasks, not 0", "0 threads did tasks"],
    ),
    "processes that no mark tells of": (
        "process",
        [(0, 1)],
        [],
        ["1 process did tasks, not 0"],
    ),
    "threads that no mark tells of": (
        "thread",
        [(0, 1)],
        [],
        ["1 thread did tasks, not 0"],
    ),
    "none that a mark tells of": (
        "thread",
        [],
        ["threads(1)"],
        ["0 threads did tasks, not 1"],
    ),
}


@pytest.mark.parametrize(
    ("kind", "tasks", "marks", "phrases"), WRONG_WORKERS.values(), ids=WRONG_WORKERS
)
def test_the_wrong_workers(kind, tasks, marks, phrases):
    """Another number of workers, kind of workers or overlap breaks the contract."""
    found = judge(worked(kind, *tasks, span=2.0), [], contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_a_worker_with_several_tasks_is_one_worker():
    """A pool's worker counts once, however many tasks it does."""
    tasks = (Task(0, 1, 1, "runner"), Task(1, 2, 1, "runner"), Task(0, 2, 2, "runner"))
    lanes = (MAIN, Lane("thread", 0, "pool_0"), Lane("thread", 0, "pool_1"))
    run = Recording((), tasks, lanes=lanes)

    assert judge(run, [], contract("threads(2, at_once=2)")) == []


@pytest.mark.parametrize(("started", "late"), [(1, False), (2, True), (3, True)])
def test_a_worker_that_starts_late_may_find_nothing_to_do(started, late):
    """On a busy machine; one that was never started has no such excuse."""
    lanes = (MAIN, *(Lane("process", n, f"Process-{n}") for n in range(1, started + 1)))
    run = Recording((), (Task(0, 1, 1, "runner"),), lanes=lanes)
    (breach,) = judge(run, [], contract("processes(2)"))

    assert (breach.text[:19], breach.late) == ("1 process did tasks", late)


def test_processes_and_threads_are_counted_apart():
    """A thread at work beside a process is no second process."""
    tasks = (Task(0, 1, 1, "runner"), Task(0, 1, 2, "runner"))
    lanes = (MAIN, Lane("process", 1, "Process-1"), Lane("thread", 1, "Thread-1"))
    run = Recording((), tasks, lanes=lanes)
    marks = contract("processes(1, at_once=1)", "threads(1, at_once=1)")

    assert judge(run, [], marks) == []


JOINED = {
    "nobody": ([], []),
    "each once": (["joins(2)"], ["Process-1", "Process-2"]),
    "one of them twice": (["joins(1)"], ["Process-1", "Process-1"]),
}
NOT_JOINED = {
    "one left out": (["joins(2)"], ["Process-1"], "joined 1 worker, not 2"),
    "all left out": (["joins(2)"], [], "joined 0 workers, not 2"),
    "one twice, the other never": (
        ["joins(2)"],
        ["Process-1", "Process-1"],
        "joined 1 worker, not 2",
    ),
    "no mark tells of it": ([], ["Process-1"], "joined 1 worker, not 0"),
}


def joined(*names: str) -> Recording:
    """A run whose main thread waited for workers of these names."""
    return Recording((), waits=tuple(Wait(0, 1, 0, name) for name in names))


@pytest.mark.parametrize(("marks", "names"), JOINED.values(), ids=JOINED)
def test_the_workers_that_were_joined(marks, names):
    """So many workers were waited for, however often each."""

    assert judge(joined(*names), [], contract(*marks)) == []


@pytest.mark.parametrize(
    ("marks", "names", "phrase"), NOT_JOINED.values(), ids=NOT_JOINED
)
def test_workers_that_were_not_joined(marks, names, phrase):
    """A join left out or added breaks the contract, whatever the time."""

    assert says(judge(joined(*names), [], contract(*marks)), phrase)


# How it ended

TRACED = """\
Process Process-2:
Traceback (most recent call last):
  File "a.py", line 7, in runner
    raise ValueError("no")
    ^^^^^^^^^^^^^^^^^^^^^^
ValueError: no
"""
CAUSED = "\nThe above exception was the direct cause of the following exception:\n"
FAR = "multiprocessing.pool.RemoteTraceback: \n'''\n"
ENDED_WELL = {
    "exit code 0": (ran(), []),
    "the exit code it says": (ran(exit_code=3), ["exits(3)"]),
    "the children it says": (ran(children=(-15, 1)), ["exits(0, children=(1, -15))"]),
    "the complaint it says": (
        ran(complaints=TRACED),
        ['complains("ValueError: no")'],
    ),
    "two complaints": (
        ran(complaints="first\nsecond\n"),
        ['complains("second")', 'complains("first")'],
    ),
    "the same twice": (ran(complaints=TRACED * 2), ['complains("ValueError: no")']),
    "an exception with its cause": (
        ran(complaints=f"{TRACED}{CAUSED}\n{TRACED}"),
        ['complains("ValueError: no")'],
    ),
    "an exception from a worker, with what could not be pickled": (
        ran(complaints=f"{FAR}{TRACED}when serializing dict item 'fn'\n'''\n"),
        ['complains("ValueError: no")'],
    ),
}


@pytest.mark.parametrize(("run", "marks"), ENDED_WELL.values(), ids=ENDED_WELL)
def test_an_end_as_the_contract_has_it(run, marks):
    """Exit codes and standard error are as the contract says."""

    assert judge(run, [], contract(*marks)) == []


ENDED_BADLY = {
    "a bad exit code": (ran(exit_code=1), [], ["exited with 1, not 0"]),
    "another bad exit code": (ran(exit_code=1), ["exits(2)"], ["with 1, not 2"]),
    "no bad exit code": (ran(), ["exits(1)"], ["exited with 0, not 1"]),
    "a child's bad exit": (
        ran(children=(1,)),
        [],
        ["exited with [1], not nothing but 0"],
    ),
    "a child's exit that stayed away": (
        ran(),
        ["exits(0, children=(-15,))"],
        ["nothing but 0, not [-15]"],
    ),
    "another exit of a child": (
        ran(children=(2,)),
        ["exits(0, children=(1,))"],
        ["exited with [2], not [1]"],
    ),
    "one child fewer": (
        ran(children=(1,)),
        ["exits(0, children=(1, 1))"],
        ["exited with [1], not [1, 1]"],
    ),
    "something on standard error": (
        ran(complaints="Warning: old\n"),
        [],
        ["wrote to standard error:\nWarning: old"],
    ),
    "nothing on standard error": (
        ran(),
        ['complains("ValueError")'],
        ["does not say 'ValueError'"],
    ),
    "something else on standard error": (
        ran(complaints="KeyError: 1\n"),
        ['complains("ValueError")'],
        ["does not say 'ValueError'"],
    ),
    "one complaint of two": (
        ran(complaints="first\n"),
        ['complains("first", "second")'],
        ["does not say 'second'"],
    ),
    "an exception more": (
        ran(complaints=f"{TRACED}KeyError: 1\n"),
        ['complains("ValueError: no")'],
        ["what no `complains` tells: 'KeyError: 1':\nProcess Process-2:"],
    ),
    "a warning more": (
        ran(complaints=f"a.py:3: Warning: old\n  run()\n{TRACED}"),
        ['complains("ValueError: no")'],
        ["what no `complains` tells: 'a.py:3: Warning: old'"],
    ),
    "a silent failure": (
        ran(incidents=("thread worker died of ValueError",)),
        [],
        ["thread worker died of ValueError"],
    ),
    "two silent failures": (
        ran(incidents=("left behind: semaphore x", "it hung")),
        [],
        ["left behind: semaphore x", "it hung"],
    ),
}


@pytest.mark.parametrize(
    ("run", "marks", "phrases"), ENDED_BADLY.values(), ids=ENDED_BADLY
)
def test_an_end_that_breaks_the_contract(run, marks, phrases):
    """An exit code, a complaint or a failure that was not agreed on is a breach."""
    found = judge(run, [], contract(*marks))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_all_that_broke_is_told_at_once():
    """One verdict holds every breach, so that one look shows the whole."""
    run = worked("thread", (0, 1), span=1.0, exit_code=1, complaints="oh")

    found = judge(run, ["a"], contract("lasted(2, 3)"))

    assert says(
        found,
        "exited with 1",
        "standard error",
        "printed 0 lines",
        "1.00 s too short",
        "1 thread",
    )


# The transcript of a page

STORED = ran(
    "start",
    "took 1.02 s",
    "done",
    where={"python": "3.13.1"},
    marks=("took(1, 2)",),
)


def test_a_transcript_is_what_was_recorded():
    """The page shows the recorded lines, and they keep the contract."""

    assert judge_transcript(STORED, STORED.texts, contract("took(1, 2)")) == []


RETOUCHED = {
    "a word changed": (["Start", "took 1.02 s", "done"], 0, "says 'Start'"),
    "a digit changed within the bounds": (
        ["start", "took 1.03 s", "done"],
        1,
        "says 'took 1.03 s', the recording 'took 1.02 s'",
    ),
    "a line lost": (["start", "took 1.02 s"], 2, "says nothing"),
    "a line added": ([*STORED.texts, "bye"], 3, "the recording nothing"),
    "lines swapped": (["took 1.02 s", "start", "done"], 0, "line 1 says 'took"),
    "all lost": ([], 0, "says nothing"),
}


@pytest.mark.parametrize(("lines", "line", "phrase"), RETOUCHED.values(), ids=RETOUCHED)
def test_a_transcript_that_was_retouched(lines, line, phrase):
    """A transcript unlike its recording is told by its first line that differs."""
    found = judge_transcript(STORED, lines, contract("took(1, 2)"))

    assert says(found, "not what was recorded")
    assert phrase in found[0].text
    assert found[0].line == line


def test_any_order_does_not_excuse_a_retouched_transcript():
    """The transcript is one real run, not any run that the contract allows."""
    stored = ran("began 1", "began 2", where={"python": "3.13.1"})

    found = judge_transcript(stored, ["began 2", "began 1"], contract(BEGAN))

    assert says(found, "not what was recorded")


MARKED = {
    "tightened": (["took(1.01, 2)"], "took(1.01, 2) is new, took(1, 2) is gone"),
    "removed": ([], "took(1, 2) is gone"),
    "added to": (["took(1, 2)", "alone()"], "alone() is new"),
    "said twice": (["took(1, 2)", "took(1, 2)"], "order or number"),
}


@pytest.mark.parametrize(("marks", "change"), MARKED.values(), ids=MARKED)
def test_a_recording_was_made_under_these_very_marks(marks, change):
    """A contract that was edited since has accepted no run yet."""
    found = judge_transcript(STORED, STORED.texts, contract(*marks))

    assert says(found, "the marks are not those recorded")
    assert change in found[0].text


BOUNDS = {
    "a slower story": (5.05, "took(5, 15)", True),
    "any story": (5.05, "took(5, 1000)", False),
    "a second for what takes none": (0.01, "took(0, 1)", True),
    "a minute for what takes none": (0.01, "took(0, 60)", False),
    "no lower bound": (5.05, "took(0, 6)", False),
    "a low lower bound": (1.2, "took(0.5, 2)", True),
    "none for a short time": (0.6, "took(0, 1)", True),
}


@pytest.mark.parametrize(("took", "mark", "story"), BOUNDS.values(), ids=BOUNDS)
def test_bounds_tell_a_story(took: float, mark: str, story: bool):
    """Bounds that hold for anything are no claim."""
    stored = ran(f"took {took} s", where={"python": "3.13.1"}, marks=(mark,))
    found = judge_transcript(stored, stored.texts, contract(mark))

    assert says(found, *([] if story else ["is too wide"]))


ENOUGH = {
    "both near": ("1.0", "within(0.9, 1.15, '{} cores')", True),
    "at most": ("1.0", "within(0, 1.15, '{} cores')", True),
    "at least": ("40.0", "within(30, 1000, '{} cores')", True),
    "neither": ("40.0", "within(1, 1000, '{} cores')", False),
    "much for nothing": ("0.0", "within(0, 100, '{} cores')", False),
}


@pytest.mark.parametrize(("cores", "mark", "story"), ENOUGH.values(), ids=ENOUGH)
def test_one_bound_of_a_number_is_enough_for_a_story(cores, mark, story):
    """At most one core, at least thirty: not as with a time, which has two."""
    marks = contract(mark)
    stored = ran(f"{cores} cores", where={"python": "3.13.1"}, marks=marks.marks)
    found = judge_transcript(stored, stored.texts, marks)

    assert says(found, *([] if story else ["is too wide"]))


def test_what_computes_may_take_long():
    """On a crowded machine; only its lower bound tells a story."""
    marks = ("took(5, 1000)", "alone()")
    stored = ran("took 5.05 s", where={"python": "3.13.1"}, marks=marks)

    assert judge_transcript(stored, stored.texts, contract(*marks)) == []


LOST = "thread worker died of ValueError('no')"
OTHER = "nobody read the exception of a future: KeyError(1)"
LOSSES = {
    "none": ([], [], ""),
    "one that is told": ([LOST], ["ValueError"], ""),
    "two that are told": ([LOST, OTHER], ["KeyError", "worker died"], ""),
    "one that is not": ([LOST], [], LOST),
    "another": ([OTHER], ["future"], ""),
    "one told for two": ([LOST, LOST], ["ValueError"], LOST),
    "told for nothing": ([], ["ValueError"], "no exception was lost that says"),
}


@pytest.mark.parametrize(("lost", "told", "phrase"), LOSSES.values(), ids=LOSSES)
def test_each_lost_exception_is_told(lost, told, phrase):
    """A failure that no caller sees is a failure, unless it is the lesson."""
    found = judge(Recording((), lost=tuple(lost)), [], Contract(loses=tuple(told)))

    assert says(found, *([phrase] if phrase else []))


WAIT, TAKE = "<module>: process.join()", "take: with second:"
HANGS = {
    "as it is told": ([WAIT, TAKE], ["process.join()", "with second"], []),
    "two in one line": ([TAKE, TAKE], ["second", "second"], []),
    "one told for two": ([TAKE, TAKE], ["second"], [f"no mark tells: {TAKE}"]),
    "elsewhere": ([WAIT], ["get()"], [f"tells: {WAIT}", "no thread waits in a line"]),
    "in fewer threads": ([WAIT], ["join()", "second"], ["a line with 'second'"]),
    "not at all": ([], ["join()"], ["it came to its end, and has to hang"]),
}


@pytest.mark.parametrize(("hung", "told", "phrases"), HANGS.values(), ids=HANGS)
def test_each_line_of_a_hang_is_told(hung, told, phrases):
    """Every thread waits for ever in its own line, and in no other."""
    found = judge(Recording((), hung=tuple(hung)), [], Contract(hangs=tuple(told)))

    assert says(found, *phrases)
    assert not any(breach.late for breach in found)


def test_what_goes_on_until_its_limit_does_not_hang():
    """A crowd can have kept it busy; that it came to its end would be wrong."""
    run = ran(exit_code=-9, incidents=("still running after 30 s",))
    found = judge(run, [], contract('hangs("join()")'))

    assert is_excused(found)
    assert not any("came to its end" in breach.text for breach in found)


def test_a_recording_of_nowhere_is_none():
    """A recording that does not say where it ran was not made by a run."""
    found = judge_transcript(ran("done"), ["done"], Contract())

    assert says(found, "where it ran")


def test_a_printed_line_with_braces_is_told_as_it_is():
    """What a script prints is never taken for a pattern of ours."""
    contract = read_contract(['pytest.mark.took(1, 2, "{1: 2} took {} s")'])
    run = Recording((Line(0.5, 0, "{1: 2} took 0.5 s"),))

    found = judge(run, run.texts, contract)

    assert [breach.text for breach in found] == [
        "the script printed 0.5 seconds in '{1: 2} took 0.5 s', not 1 to 2: "
        "0.50 s too short"
    ]


@pytest.mark.parametrize(("span", "late"), [(9.9, False), (10.0, True)])
def test_a_run_without_a_time_mark_still_has_to_end(span: float, late: bool):
    """Every example is held to a time, ten seconds where its page names none."""
    run = Recording((Line(0.5, 0, "done"),), span=span)

    found = judge(run, ["done"], Contract())

    assert [breach.late for breach in found] == [True] * late


# What a crowd can do

SLOW, QUICK = {"slowest_start": verdict.APART}, {"slowest_start": 0.2}
HANG = "still running after 30 s"
TRACE = "Traceback (most recent call last)\nKeyError: 1"
CROWDED = {
    "an order of slow starts": (ran("b", "a", **SLOW), [], True),
    "an order of quick ones": (ran("b", "a", **QUICK), [], False),
    "a line too few": (ran("a", **SLOW), [], False),
    "nine of ten": (
        worked("process", (0, 1), (1, 2), **SLOW),
        ["processes(2, at_once=2)"],
        True,
    ),
    "nine of ten at once": (
        worked("process", (0, 1), (1, 2), **QUICK),
        ["processes(2, at_once=2)"],
        False,
    ),
    "killed at its limit": (ran("a", exit_code=-9, incidents=(HANG,)), [], True),
    "killed before it complained": (
        ran("a", exit_code=-9, incidents=(HANG,), complaints="so far"),
        ['complains("no")'],
        True,
    ),
    "killed after an error": (
        ran("a", exit_code=-9, incidents=(HANG,), complaints=TRACE),
        [],
        False,
    ),
    "killed for a flood": (
        ran("a", exit_code=-9, incidents=("printed more than 9 bytes",)),
        [],
        False,
    ),
    "left behind": (ran("a", "b", incidents=("left behind: process 7",)), [], False),
}


@pytest.mark.parametrize(("run", "marks", "crowd"), CROWDED.values(), ids=CROWDED)
def test_what_a_crowd_can_have_done(run: Recording, marks: list[str], crowd: bool):
    """It is run again by itself; nothing else is."""
    lines = [] if not run.lines else ["a", "b"]
    found = judge(run, lines, contract(*marks))

    assert found
    assert is_excused(found) == crowd


@pytest.mark.parametrize(
    ("span", "start", "phrases"),
    [
        (4.5, 0.2, ["0.50 s too long"]),
        (4.5, 0.6, []),
        (5.0, 0.6, ["0.40 s too long"]),
        (1.0, 0.6, ["0.60 s too short"]),
    ],
    ids=["quick", "held up", "held up and slow", "too short"],
)
def test_slow_starts_count_for_nothing(span: float, start: float, phrases: list[str]):
    """They would hold up the slower way, of which the upper bound tells, as well."""
    run = ran(span=span, slowest_start=start)

    assert says(judge(run, [], contract("lasted(1.6, 4.0)")), *phrases)


def test_slow_starts_do_not_excuse_what_a_page_shows():
    """There the slower way is not held up, and time is as it is printed."""
    run = ran(span=4.5, slowest_start=0.6)
    (breach,) = verdict.find_refusals(run, bind(contract("lasted(1.6, 4.0)"), []))

    assert "0.50 s too long" in breach.text


def test_what_computes_ends_when_it_is_its_turn():
    """Without a mark of time, only the limit at which a run is ended holds it."""
    assert judge(ran(span=12.0), [], contract("alone()")) == []
