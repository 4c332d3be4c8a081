"""The verdict as a whole, and whether the book may show a run."""

from __future__ import annotations

from judging import contract, judge, ran, says, worked

from proof.contract.promise import bind
from proof.judge.verdict import find_refusals


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


def test_slow_starts_do_not_excuse_what_a_page_shows():
    """There the slower way is not held up, and time is as it is printed."""
    run = ran(span=4.5, slowest_start=0.6)
    (breach,) = find_refusals(run, bind(contract("lasted(1.6, 4.0)"), []))

    assert "0.50 s too long" in breach.text


def test_a_page_shows_no_run_that_goes_on_after_what_it_draws():
    """The proof would refuse each run that is like it."""
    run = ran("a", span=0.1, ended=1.6)
    (breach,) = find_refusals(run, bind(contract(), ["a"]))

    assert "ends 1.50 s after" in breach.text
