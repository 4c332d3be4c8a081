"""What stands on a lane of a timeline: tasks, joins and printed lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from timelines import MAIN, PROCESS, THREAD, classed, drawn, spans, titles, worked

from proof.run.recording import Line, Recording, Task, Wait
from proof.show.lanes import MOST_TASKS


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


def test_a_worker_that_does_nothing_has_an_empty_lane():
    """Named as the others, and said to be idle; main never is."""
    svg = drawn(Recording((), lanes=(MAIN, PROCESS), span=5.0))
    main, process = classed(svg, "run")[0]

    assert [text.text for text in classed(process, "idle")] == ["idle"]
    assert not classed(main, "idle")
    assert not classed(process, "life")
    assert svg.find("desc").text == "main: waits; process 1: idle. 5.00 s in all."
    assert not classed(drawn(worked(PROCESS, Task(1.0, 4.0, 1, "runner"))), "idle")


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
