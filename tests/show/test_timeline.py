"""Timelines of recordings written by hand: what is drawn, and where."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.run.recording import Lane, Line, Recording, Task, Wait
from proof.show.lanes import MOST_LANES, MOST_TASKS
from proof.show.scale import Scale, find_window, fit_scale, format_seconds, say_span
from proof.show.slow import Motion
from proof.show.timeline import MARGIN, draw_timeline

MAIN = Lane("main", 0, "MainThread")
PROCESS = Lane("process", 1, "Process-1")
THREAD = Lane("thread", 0, "Thread-1")


def drawn(run: Recording, *marks: str, **facts):
    """The SVG as a tree; its axis has 10 seconds, so that one is 10 %."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)
    promise = bind(contract, run.texts) if marks else None
    svg = draw_timeline(Motion(run, 1), "a/b.py", "it", promise, Scale(10), **facts)
    return ElementTree.fromstring(svg)


def classed(svg, name: str):
    return [part for part in svg.iter() if name in part.get("class", "").split()]


def titles(svg) -> list[str]:
    return [part.text for part in svg.iter("title")]


def spans(lines) -> list[tuple[str | None, str | None]]:
    return [(line.get("x1"), line.get("x2")) for line in lines]


def worked(kind: Lane, *tasks: Task, **facts) -> Recording:
    """A run with one worker."""
    return Recording((), tasks, lanes=(MAIN, kind), **{"span": 5.0, **facts})


# No end


def test_what_hangs_is_open_to_the_end():
    """Its bar reaches the end of the run, looks unlike others, and says so."""
    ended, hung = Task(1.0, 2.0, 1, "work"), Task(3.0, None, 1, "work")
    wait = Wait(0.5, None, 0, "Process-1")
    svg = drawn(worked(PROCESS, ended, hung, waits=(wait,)))
    (bar,) = classed(svg, "open")

    assert bar[1].get("width") == "20%"
    assert titles(svg) == [
        "main: joins process 1, from 0.50 s on, without an end",
        "process 1: work(), 1.00 to 2.00 s",
        "process 1: work(), from 3.00 s on, without an end",
    ]


def test_whom_a_join_waits_for_lives_as_long():
    """Its task has ended, and the process has not: else the join would return."""
    wait = Wait(0.5, None, 0, PROCESS.name)
    alive = drawn(worked(PROCESS, Task(1.0, 2.0, 1, "work"), waits=(wait,)))
    ended = drawn(worked(PROCESS, Task(1.0, 2.0, 1, "work")))

    assert ("20%", "50%") in spans(classed(alive, "life"))
    assert ("20%", "50%") not in spans(classed(ended, "life"))


# Many tasks


def test_what_is_too_close_to_see_is_one_of_very_many_tasks():
    """Drawn and told as one, with their number; a gap, another name or another line of
    code parts them."""
    near = [Task(n / 1000, n / 1000 + 0.0008, 1, "work", str(n)) for n in range(50)]
    later = replace(near[0], begin=1.0, end=1.1)
    other = replace(near[0], begin=1.1, end=1.2, name="other")
    elsewhere = replace(other, begin=1.2, end=1.3, lineno=12)
    svg = drawn(worked(PROCESS, *near, later, other, elsewhere))
    few = drawn(worked(PROCESS, *near[:MOST_TASKS]))

    assert titles(svg) == [
        "process 1: work(50 tasks), 0 to 0.050 s",
        "process 1: work(0), 1.00 to 1.10 s",
        "process 1: other(0), 1.10 to 1.20 s",
        "process 1: other(0), 1.20 to 1.30 s",
    ]
    assert "work(50 tasks) 0 to 0.050 s, work(0)" in svg[0].text
    assert len(classed(few, "task")) == MOST_TASKS


# The axis

AXES = {
    "a little longer than the run": (Scale(10.4), [10.0], []),
    "on to the bound": (Scale(5.05), [4.0], [5.0]),
    "not so far that the run shrinks": (Scale(16 * 1.01), [10.0], [50.0]),
    "of the longest of several": (Scale(10.4), [1.0, 10.0], []),
    "of a run too short to measure": (Scale(0.000104), [0.0], []),
}


@pytest.mark.parametrize(("scale", "lengths", "ends"), AXES.values(), ids=AXES)
def test_an_axis_fits(scale, lengths, ends):
    """It holds every run, and the bounds as far as there is room."""
    fitting = fit_scale([Recording((), span=span) for span in lengths], ends)

    assert fitting.seconds == pytest.approx(scale.seconds)


@pytest.mark.parametrize("seconds", [0.0015, 0.01, 0.3, 1.1, 10.4, 31.0, 400.0])
def test_an_axis_has_a_few_round_marks(seconds):
    """Not one alone, nor so many that their labels touch on a phone."""
    marks = Scale(seconds).marks

    assert marks[0] == 0
    assert 2 <= len(marks) <= 7


def test_an_axis_of_milliseconds_says_so():
    """Zeros cannot be read."""
    promise = bind(Contract(), [])
    svg = draw_timeline(Motion(Recording((), span=0.004), 1), "a", "it", promise)
    labels = [label.text for label in classed(ElementTree.fromstring(svg), "time")]

    assert labels == ["0", "1", "2", "3", "4 ms"]


def test_the_axis_can_stand_under_another_timeline():
    """Of several on one axis, the last one shows its seconds."""
    run = Recording((), span=5.0)

    labels = [label.text for label in classed(drawn(run), "time")]

    assert labels == ["0", "2", "4", "6", "8", "10 s"]
    assert not classed(drawn(run, axis=False), "time")
    assert len(classed(drawn(run, axis=False), "grid")) == 6


# Lanes


def test_each_worker_has_a_lane_named_by_its_kind():
    """Main comes first, and the kind is a class, so that shapes can differ."""
    run = Recording((), lanes=(MAIN, PROCESS, THREAD, PROCESS), span=5.0)
    svg = drawn(run)

    names = [lane.find(".//text").text for lane in classed(svg, "lane")]
    shapes = [lane.get("class") for lane in classed(svg, "lane")]
    kinds = [group.get("class") for group in classed(svg, "run")[0]]

    assert names == ["main", "process 1", "thread 1", "process 2"]
    assert kinds == ["main", "process", "thread", "process"]
    assert shapes == [f"lane {kind}" for kind in kinds]


def test_a_lane_has_the_name_of_its_worker():
    """Where one was chosen; those who do not see its shape are told the kind too."""
    task, wait = Task(1.0, 4.0, 1, "work"), Wait(0.5, 4.5, 0, "Ada")
    lines = (Line(2.0, 1, "hello"),)
    lanes = (MAIN, Lane("process", 1, "Ada"), PROCESS)
    svg = drawn(Recording(lines, (task,), (wait,), lanes, span=5.0))

    names = [lane.find(".//text").text for lane in classed(svg, "lane")]
    told = [lane.findtext("title") for lane in classed(svg, "lane")]

    assert names == ["main", "Ada", "process 1"]
    assert told == [None, "process Ada", None]
    assert titles(svg)[1:] == [
        "main: joins process Ada, 0.50 to 4.50 s",
        "process Ada: work(), 1.00 to 4.00 s",
        "process Ada: “hello”, 2.00 s",
    ]
    assert "; process Ada: work() 1.00 to 4.00 s, 1 line printed; " in svg[0].text


def test_a_long_name_is_cut_in_the_middle():
    """Its end tells one worker of a pool from another; the whole is in the title."""
    reader = "a reader of many words"
    names = "downloader_0", reader, reader, "nine_long"
    lanes = (MAIN, *(Lane("thread", 0, name) for name in names))
    svg = drawn(Recording((), lanes=lanes, span=5.0))
    shown = [lane.find(".//text").text for lane in classed(svg, "lane")]

    assert shown[1:] == ["down…er_0", "a re…ds 1", "a re…ds 2", "nine_long"]
    assert titles(svg)[1] == "thread a reader of many words 1"


def test_a_name_of_wide_letters_ends_before_the_plot():
    """What a font has no room for is not shown, and covers no bar."""
    svg = drawn(Recording((), lanes=(MAIN, Lane("thread", 0, "WWWWWWWW")), span=5.0))
    (room,) = classed(svg, "lane")[1].iter("svg")

    assert room.find("text").text == "WWWWWWWW"
    assert (
        -MARGIN
        < float(room.get("x"))
        < float(room.get("x")) + float(room.get("width"))
        < 0
    )


def test_more_than_a_dozen_lanes_are_folded():
    """The rest is counted, and joins of it lead nowhere."""
    lanes = (MAIN, *(Lane("process", n, f"p{n}") for n in range(1, 15)))
    run = Recording((), waits=(Wait(1.0, 2.0, 0, "p14"),), lanes=lanes, span=5.0)
    svg = drawn(run)

    assert len(classed(svg, "run")[0]) == MOST_LANES
    assert classed(svg, "lane")[-1].text == "and 3 more"
    assert spans(classed(svg, "wait")[0].iter("line")) == [("10%", "20%")]


def test_a_worker_that_does_nothing_has_an_empty_lane():
    """Named as the others, and said to be idle; main never is."""
    svg = drawn(Recording((), lanes=(MAIN, PROCESS), span=5.0))
    main, process = classed(svg, "run")[0]

    assert [text.text for text in classed(process, "idle")] == ["idle"]
    assert not classed(main, "idle")
    assert not classed(process, "life")
    assert svg.find("desc").text == "main: waits; process 1: idle. 5.00 s in all."
    assert not classed(drawn(worked(PROCESS, Task(1.0, 4.0, 1, "runner"))), "idle")


# Tasks, joins and lines


def test_a_process_is_a_square_bar_with_its_arguments():
    """It lies where the task ran, and says so."""
    svg = drawn(worked(PROCESS, Task(1.0, 4.0, 1, "runner", "3")))
    (bar,) = classed(svg, "task")[0].iter("rect")

    assert (bar.get("x"), bar.get("width")) == ("10%", "30%")
    assert (bar.get("rx"), bar.get("fill")) == (None, None)
    assert [text.text for text in classed(svg, "task")[0].iter("text")] == ["3"]
    assert titles(svg) == ["process 1: runner(3), 1.00 to 4.00 s"]


def test_a_thread_is_a_round_striped_bar():
    """The stripes are the SVG's own, by an id that no other has."""
    svg = drawn(worked(THREAD, Task(1.0, 4.0, 1, "runner")))
    (bar,) = classed(svg, "task")[0].iter("rect")

    assert int(bar.get("rx")) > 0
    assert bar.get("fill") == "url(#it-stripes)"
    assert classed(svg, "stripes")[0].get("id") == "it-stripes"


def test_arguments_that_do_not_fit_are_left_to_the_title():
    """A label never runs out of its bar, even on a phone."""
    svg = drawn(worked(PROCESS, Task(1.0, 2.0, 1, "runner", "'a long text'")))

    assert not list(classed(svg, "task")[0].iter("text"))
    assert "runner('a long text')" in titles(svg)[0]


def test_what_main_did_itself_is_drawn_as_work():
    """Ten calls in a row are ten blocks, beside ten bars of processes."""
    calls = tuple(Task(n, n + 1.0, 0, "runner", str(n)) for n in range(10))
    run = Recording((Line(0.5, 0, "began"),), calls=calls, span=10.0)
    svg = drawn(run)
    lane = classed(svg, "run")[0][0]
    blocks = [next(task.iter("rect")) for task in classed(lane, "task")]

    assert lane.get("class") == "main"
    assert [(b.get("x"), b.get("width")) for b in blocks[:2]] == [
        ("0%", "10%"),
        ("10%", "10%"),
    ]
    assert len(blocks) == 10
    assert not classed(lane, "life")
    assert titles(svg)[1] == "main: runner(1), 1.00 to 2.00 s"
    assert classed(lane, "task")[0].get("data-lines") == "0"
    assert svg[0].text.startswith("main: runner(0) 0 to 1.00 s, runner(1) ")


LABELS = {
    "a number": ("3", "3"),
    "numbers": ("3, -0.5", "3, -0.5"),
    "a short text, without its quotes": ("'Anna'", "Anna"),
    "the number beside what says nothing": ("DictProxy, 0", "0"),
    "the number beside a text": ("'The thread', 1", "1"),
    "many tasks as one": ("50 tasks", "50 tasks"),
    "no type": ("Event", None),
    "no truth": ("True", None),
    "no argument by name": ("name='Anna'", None),
}


@pytest.mark.parametrize(("arguments", "label"), LABELS.values(), ids=LABELS)
def test_a_bar_is_labelled_by_plain_numbers_and_texts(arguments, label):
    """What only Python's machinery has a name for is noise."""
    svg = drawn(worked(PROCESS, Task(1.0, 9.0, 1, "runner", arguments)))
    found = [text.text for text in classed(svg, "task")[0].iter("text")]

    assert found == ([label] if label else [])
    assert titles(svg) == [f"process 1: runner({arguments}), 1.00 to 9.00 s"]


def test_a_task_that_was_cut_off_goes_on_to_the_end():
    """Its end was never seen."""
    svg = drawn(worked(PROCESS, Task(1.0, None, 1, "runner")))
    (bar,) = classed(svg, "task")[0].iter("rect")

    assert bar.get("width") == "40%"


def test_a_task_knows_the_lines_that_it_printed():
    """Those of its worker, in its time."""
    lines = (Line(1.5, 1, "a"), Line(1.6, 0, "b"), Line(3.9, 1, "c"), Line(4.5, 1, "d"))
    run = Recording(lines, (Task(1.0, 4.0, 1, "f"),), lanes=(MAIN, PROCESS), span=5.0)

    assert classed(drawn(run), "task")[0].get("data-lines") == "0 2"


def test_what_is_drawn_names_its_line_of_code():
    """Where that is known: a task, a call of main and a join, each by its own."""
    task, wait = Task(1.0, 4.0, 1, "f", lineno=12), Wait(1.0, 4.0, 0, "Process-1")
    call = Task(4.0, 5.0, 0, "f", lineno=15)
    svg = drawn(worked(PROCESS, task, waits=(wait,), calls=(call,)))
    joined = drawn(worked(PROCESS, waits=(replace(wait, lineno=14),)))

    linenos = [part.get("data-lineno") for part in classed(svg, "task")]
    assert linenos == ["15", "12"]
    assert classed(svg, "wait")[0].get("data-lineno") is None
    assert classed(joined, "wait")[0].get("data-lineno") == "14"


def test_a_join_is_dashed_and_leads_to_its_worker():
    """Main's line breaks off while it waits, and goes on after it."""
    waits = (Wait(1.0, 4.0, 0, "Process-1"),)
    run = Recording((), waits=waits, lanes=(MAIN, PROCESS), span=5.0)
    svg = drawn(run)
    lane = classed(svg, "run")[0][0]

    assert spans(classed(lane, "life")) == [("0%", "10%"), ("40%", "50%")]
    assert spans(classed(lane, "wait")[0].iter("line")) == [
        ("10%", "40%"),
        ("40%", "40%"),
    ]
    assert titles(svg) == ["main: joins process 1, 1.00 to 4.00 s"]


def test_a_join_that_never_returned_leads_nowhere():
    """And one of a worker that did nothing keeps the name that Python gave."""
    waits = (Wait(1.0, None, 0, "Process-9"),)
    svg = drawn(Recording((), waits=waits, lanes=(MAIN, PROCESS), span=5.0))

    assert spans(classed(svg, "wait")[0].iter("line")) == [("10%", "50%")]
    assert titles(svg) == ["main: joins Process-9, from 1.00 s on, without an end"]


def test_a_printed_line_is_a_tick():
    """On the lane of who printed it, and known by its number; output of another
    program has none."""
    lines = (Line(1.0, None, "from elsewhere"), Line(2.0, 0, "done"))
    svg = drawn(Recording(lines, span=5.0))
    (tick,) = classed(svg, "printed")

    assert tick.get("data-line") == "1"
    assert spans(tick.iter("line")) == [("20%", "20%")]
    assert titles(svg) == ["main: “done”, 2.00 s"]


def test_what_python_or_a_script_says_is_no_markup():
    """Names, arguments and lines are text, whatever they hold."""
    nasty = "<b>&\"'</b>"
    run = Recording(
        (Line(1.0, 1, nasty),),
        (Task(1.0, 4.0, 1, nasty, nasty),),
        (Wait(1.0, 2.0, 0, nasty),),
        (MAIN, Lane("process", 1, nasty), Lane("process", 1, "<i>")),
        span=5.0,
    )
    svg = draw_timeline(Motion(run, 1), nasty, "it")

    assert "<b>" not in svg
    assert "<i>" not in svg
    assert ">&lt;i&gt;</text>" in svg
    assert ElementTree.fromstring(svg).get("aria-label") == f"Timeline of {nasty}"


# Bounds

RUN = Recording((Line(1.5, 0, "began"), Line(3.5, 0, "took 2.4 seconds")), span=5.0)

WINDOWS = {
    "of the printed time, from when its clock was read": (
        ["took(2, 4)"],
        (1.1 + 2, 1.1 + 4),
    ),
    "of a run that prints no time": (["lasted(1, 6)"], (1, 6)),
    "of the run rather than of the printed time": (
        ["took(2, 4)", "lasted(4, 6)"],
        (4, 6),
    ),
    "none, of several times": (
        ['took(1, 2, "took {} seconds")', 'took(1, 2, "slept {} seconds")'],
        None,
    ),
    "none, without a mark": ([], None),
}


@pytest.mark.parametrize(("marks", "wanted"), WINDOWS.values(), ids=WINDOWS)
def test_bounds_lie_on_the_axis(marks, wanted):
    """Printed seconds count from when the script began to count."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)
    found = find_window(RUN, bind(contract, RUN.texts))

    assert (found and (found.begin, found.end)) == pytest.approx(wanted)


def test_a_script_that_prints_no_time_is_bound_from_its_start():
    """`took` is then of the whole run."""
    run = Recording((Line(1.5, 0, "done"),), span=1.5)
    contract = read_contract(["pytest.mark.took(1, 2)"])
    found = find_window(run, bind(contract, run.texts))

    assert (found.begin, found.end) == (1, 2)


def test_bounds_are_shaded_and_named():
    """As far as the axis goes; by how many seconds, the caption says."""
    svg = drawn(RUN, "lasted(4, 12)")
    (shade,), (name,) = classed(svg, "bounds"), classed(svg, "bound")

    assert (shade.get("x"), shade.get("width")) == ("40%", "60%")
    assert name.text == "every run ends here"


def test_without_bounds_nothing_is_shaded():
    """Nor where they lie beyond the axis of several."""
    assert not classed(drawn(RUN), "bounds")
    assert not classed(drawn(RUN, "lasted(11, 12)"), "bounds")


# For those who cannot see it


def test_a_timeline_can_be_read():
    """Its label names the script, its description tells each lane and the whole."""
    run = Recording(
        (Line(4.1, 1, "done"),),
        (Task(0.05, 4.0, 1, "f", "1"),),
        (Wait(0.1, 4.1, 0, "Process-1"), Wait(4.2, None, 0, "Process-9")),
        (MAIN, PROCESS),
        span=5.0,
    )
    svg = drawn(run, "lasted(4, 8)")
    description = svg.find("desc")

    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Timeline of a/b.py"
    assert svg.get("aria-describedby") == description.get("id")
    assert description.text == (
        "main: joins process 1 until 4.10 s, joins Process-9 in vain; "
        "process 1: f(1) 0.050 to 4.00 s, 1 line printed. "
        "5.00 s in all, proven 4 to 8 s."
    )


def test_every_id_begins_with_that_of_the_timeline():
    """So a page can have as many as it likes."""
    svg = drawn(worked(THREAD, Task(1.0, 4.0, 1, "runner")))
    ids = [part.get("id") for part in svg.iter() if part.get("id")]

    assert len(ids) == len(set(ids)) == 2
    assert all(ident.startswith("it-") for ident in ids)


def test_short_times_are_said_in_thousandths():
    """Hundredths of a second say nothing of a run of a few milliseconds."""
    times = (0, 0.00042, 0.0123, 0.5, 10.026)
    said = ["0", "0.0004", "0.012", "0.50", "10.03"]
    spans = (0.00042, 0.0473, 0.5)
    told = ["0.42 ms", "47 ms", "0.50 s"]

    assert [format_seconds(time) for time in times] == said
    assert [say_span(time) for time in spans] == told


def test_a_contract_without_bounds_changes_nothing():
    """A timeline is the same with an empty contract as with none."""
    empty, still = bind(Contract(), RUN.texts), Motion(RUN, 1)

    assert draw_timeline(still, "a", "it", empty) == draw_timeline(still, "a", "it")
