"""What a page says and what a run printed, side by side."""

from __future__ import annotations

import pytest
from judging import contract

from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.judge.diff import MOST_LINES, lay_side_by_side
from proof.run.recording import Lane, Line, Recording

LANES = (
    Lane("main", 0, "MainThread"),
    Lane("process", 1, "Process-1"),
    Lane("process", 2, "Process-2"),
    Lane("thread", 0, "ThreadPoolExecutor-0_0"),
)


def ran(*lines: tuple[float, int | None, str]) -> Recording:
    return Recording(tuple(Line(*line) for line in lines), lanes=LANES)


SIDES = {
    "alike": (["a", "b"], ["a", "b"], [], ["    a a", "    b b"]),
    "a line changed": (["a", "b"], ["a", "c"], [], ["    a a", "  ≠ b c"]),
    "a line lost": (["a", "b", "c"], ["a", "c"], [], ["    a a", "  ≠ b", "    c c"]),
    "a line too many": (["a"], ["a", "b"], [], ["    a a", "  ≠ b"]),
    "nothing printed": (["a", "b"], [], [], ["  ≠ a", "  ≠ b"]),
    "no transcript yet": ([], ["a"], [], ["    a"]),
    "two swapped": (["a", "b"], ["b", "a"], [], ["  ≠ b", "    a a", "  ≠ b"]),
    "numbers that may differ": (
        ["1.0 s"],
        ["1.5 s"],
        ["took(1, 2)"],
        ["    1.0 s 1.5 s"],
    ),
    "parts that vary": (
        ["PID 1"],
        ["PID 2"],
        ['varies("PID {}")'],
        ["    PID 1 PID 2"],
    ),
    "words beside a number": (
        ["1.0 s"],
        ["1.5 m"],
        ["took(1, 2)"],
        ["  ≠ 1.0 s 1.5 m"],
    ),
}


@pytest.mark.parametrize(
    ("page", "printed", "marks", "rows"), SIDES.values(), ids=SIDES
)
def test_two_texts_side_by_side(page, printed, marks, rows):
    """A sign stands where page and run part, numbers within bounds do not count."""
    run = ran(*((0.5, 0, text) for text in printed))

    shown = lay_side_by_side(bind(contract(*marks), page), run)[1:]

    assert [squeezed(row) for row in shown] == rows


def squeezed(row: str) -> str:
    """A row's sign and texts with one blank between them, without time and worker."""
    return row[:4] + " ".join(row[4:].removesuffix("  0.50 s main").split())


def test_each_line_has_its_time_and_worker():
    """Who printed a line, and when, stands beside it."""
    run = ran((0, 0, "a"), (0.25, 2, "b"), (12.5, 3, "c"), (1, None, "d"))

    rows = lay_side_by_side(bind(Contract(), []), run)[1:]

    assert [row.split()[1:] for row in rows] == [
        ["0.00", "s", "main"],
        ["0.25", "s", "process", "2"],
        ["12.50", "s", "thread", "1"],
        ["1.00", "s", "?"],
    ]


def test_a_flood_of_lines_is_cut_short():
    """A script that prints without end does not fill the screen."""
    texts = [f"line {n}" for n in range(100)]
    run = ran(*((0, 0, text) for text in texts))

    rows = lay_side_by_side(bind(Contract(), texts), run)

    assert len(rows) == 1 + MOST_LINES + 1
    assert rows[-1].strip() == "… and 40 lines more"
    assert not any("≠" in row for row in rows)


def test_a_change_of_places_that_is_allowed_is_not_marked():
    """Only what the contract forbids gets a sign of its own."""
    said = contract('any_order("Performing {}")')
    run = ran((0.1, 1, "Performing 2"), (0.1, 2, "Performing 1"), (0.2, 0, "Done"))

    page = ["Performing 1", "Performing 2", "Gone"]
    rows = lay_side_by_side(bind(said, page), run)

    assert [row[2] for row in rows] == [" ", " ", " ", "≠"]
