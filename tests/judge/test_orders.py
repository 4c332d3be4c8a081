"""All orders of a script against its mark, from boards written by hand."""

from __future__ import annotations

import pytest

from proof.contract.terms import Schedules
from proof.judge.orders import count_orders, find_wrong, judge_orders, tell_end

COLUMNS = {
    "ended": True,
    "main.failure": "",
    "0.waits": "",
    "0.failure": "",
    "1.waits": "",
    "1.failure": "",
    "printed": [["main", "total 2"]],
}


def make_board(*ends: tuple[int, dict]) -> dict:
    """A board of nothing but ends: to each a number of orders, and what it shows."""
    rows = [{**COLUMNS, **shown} for _, shown in ends]
    values = [value for row in rows for value in row.values()]
    columns = {
        name: [place * len(COLUMNS) + row for place in range(len(rows))]
        for row, name in enumerate(COLUMNS)
    }
    return {
        "threads": ["thread 1", "thread 2"],
        "ends": {str(place): str(ways) for place, (ways, _) in enumerate(ends)},
        "columns": columns,
        "values": values,
    }


WRONG = {
    "another line": {"printed": [["main", "total 1"]]},
    "nothing printed": {"printed": []},
    "a deadlock": {"ended": False, "0.waits": "b", "1.waits": "a"},
    "a thread that fails": {"1.failure": "KeyError: 'apple'"},
    "a main thread that fails": {"main.failure": "ValueError"},
}


@pytest.mark.parametrize("shown", WRONG.values(), ids=WRONG)
def test_an_end_is_wrong(shown):
    board = make_board((3, {}), (2, shown))
    (breach,) = judge_orders(board, Schedules("total 2", wrong=False))

    assert find_wrong(board, Schedules("total 2", wrong=True)) == [1]
    assert breach.text.startswith("2 of 5 orders end wrong: ")
    assert judge_orders(board, Schedules("total 2", wrong=True)) == []


def test_all_ends_are_right():
    board = make_board((3, {}), (2, {"printed": [["main", "total 2"], ["main", "a"]]}))
    (breach,) = judge_orders(board, Schedules("total {}", wrong=True))

    assert judge_orders(board, Schedules("total {}", wrong=False)) == []
    assert breach.text == "all 5 orders of its threads' lines end right, none wrong"
    assert count_orders(board) == 5


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("another line", "it prints 'total 1'"),
        ("nothing printed", "it prints nothing"),
        ("a deadlock", "thread 1 waits for b, thread 2 waits for a"),
        ("a thread that fails", "thread 2 fails with KeyError: 'apple'"),
    ],
)
def test_how_an_order_ends_is_told(kind, told):
    assert tell_end(make_board((1, WRONG[kind])), 0) == told
