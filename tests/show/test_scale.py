"""An axis: how long it is, its marks, where bounds lie on it, and times in words."""

from __future__ import annotations

import pytest

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.run.recording import Line, Recording
from proof.show.scale import Scale, find_window, fit_scale, format_seconds, say_span

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


def test_short_times_are_said_in_thousandths():
    """Hundredths of a second say nothing of a run of a few milliseconds."""
    times = (0, 0.00042, 0.0123, 0.5, 10.026)
    said = ["0", "0.0004", "0.012", "0.50", "10.03"]
    spans = (0.00042, 0.0473, 0.5)
    told = ["0.42 ms", "47 ms", "0.50 s"]

    assert [format_seconds(time) for time in times] == said
    assert [say_span(time) for time in spans] == told
