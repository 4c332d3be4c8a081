"""Timelines of recordings written by hand: their lanes, axis and bounds, and ids."""

from __future__ import annotations

from xml.etree import ElementTree

from timelines import MAIN, PROCESS, THREAD, classed, drawn, spans, titles, worked

from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.run.recording import Lane, Line, Recording, Task, Wait
from proof.show.lanes import MOST_LANES
from proof.show.slow import Motion
from proof.show.timeline import MARGIN, draw_timeline

RUN = Recording((Line(1.5, 0, "began"), Line(3.5, 0, "took 2.4 seconds")), span=5.0)


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


def test_a_contract_without_bounds_changes_nothing():
    """A timeline is the same with an empty contract as with none."""
    empty, still = bind(Contract(), RUN.texts), Motion(RUN, 1)

    assert draw_timeline(still, "a", "it", empty) == draw_timeline(still, "a", "it")
