"""Hold all orders of a script's threads against what its page promises of them.

A board says what happens in each order; it is stored beside the recordings, sealed
like them, with the script's digest and the ends that are wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..contract.counting import say_count
from ..contract.patterns import compile_pattern
from ..contract.terms import Schedules
from ..explore.board import VERSION, look_up
from ..explore.outside import explore_outside
from ..explore.path import find_path
from ..explore.turns import Unexplorable
from ..page.examples import Example
from ..run.seal import add_seal, is_sealed
from .breaches import Breach
from .stored import digest

Board = dict[str, Any]


def play(script: Path, python: str, schedules: Schedules) -> tuple[Board, list[Breach]]:
    """What that Python makes of all orders of a script, and what is not as promised."""
    try:
        board = explore_outside(script, python, schedules.main, schedules.pauses)
    except Unexplorable as error:
        return {}, [Breach(f"not all of its orders can be played: {error}")]
    return board, judge_orders(board, schedules)


def find_wrong(board: Board, schedules: Schedules) -> list[int]:
    """The ends, as numbers of states, that are not what the mark calls right."""
    ends = map(int, board["ends"])
    return [end for end in ends if not is_right(board, end, schedules.right)]


def is_right(board: Board, end: int, right: str) -> bool:
    """Whether it ended, no thread failed, and it printed the right line."""
    if not look_up(board, "ended", end):
        return False
    if look_up(board, "main.failure", end) or find_told(board, "failure", end):
        return False
    printed = look_up(board, "printed", end)
    return any(compile_pattern(right).fullmatch(text) for _, text in printed)


def count_orders(board: Board, ends: list[int] | None = None) -> int:
    """How many orders lead to these ends, or to any."""
    each = board["ends"]
    return sum(int(each[str(end)]) for end in (each if ends is None else ends))


def judge_orders(board: Board, schedules: Schedules) -> list[Breach]:
    """What is not as the mark says, over all orders."""
    wrong, every = find_wrong(board, schedules), count_orders(board)
    some = bool(wrong)
    if some == schedules.wrong:
        return []
    orders = say_count(every, "order")
    if not some:
        return [Breach(f"all {orders} of its threads' lines end right, none wrong")]
    told = tell_end(board, wrong[0])
    return [Breach(f"{count_orders(board, wrong)} of {orders} end wrong: {told}")]


def tell_end(board: Board, end: int) -> str:
    """How one order ends, in a line."""
    threads, told = board["threads"], find_told(board, "waits", end)
    waits = [f"{threads[place]} waits for {what}" for place, what in told.items()]
    fails = tell_failures(board, end)
    printed = look_up(board, "printed", end)
    lines = [f"it prints {printed[-1][1]!r}"] if printed else ["it prints nothing"]
    return ", ".join(waits or fails or lines)


def tell_failures(board: Board, state: int) -> list[str]:
    """Which threads have failed by then, and with what."""
    told = find_told(board, "failure", state)
    return [f"{board['threads'][n]} fails with {what}" for n, what in told.items()]


def find_told(board: Board, fact: str, state: int) -> dict[int, str]:
    """What a state says of those threads of which it says anything, by their places."""
    every = range(len(board["threads"]))
    facts = {place: look_up(board, f"{place}.{fact}", state) for place in every}
    return {place: what for place, what in facts.items() if what}


def find_wrong_order(board: Board) -> list[int]:
    """The choices of an order that goes wrong; none if none does."""
    return find_path(board, board["wrong"]) if board["wrong"] else []


def is_stored(example: Example, board: Board, root: Path) -> bool:
    """Whether the page plays this very board, and calls the same ends wrong."""
    return read_board(root / example.board) == json.loads(
        write_board(example, board, root)
    )


def write_board(example: Example, board: Board, root: Path) -> str:
    """The text to be stored: the board, what it is of, and the wrong ends."""
    schedules = example.contract.schedules
    assert schedules
    stored = {
        "script": digest(root / example.script),
        "right": schedules.right,
        "wrong": find_wrong(board, schedules),
        **board,
    }
    text = json.dumps(add_seal(stored), ensure_ascii=False, separators=(",", ":"))
    return text + "\n"


def read_board(file: Path) -> Board:
    """Raise OSError or ValueError where there is none."""
    return json.loads(file.read_text("utf-8"))


def find_stale_board(example: Example, root: Path) -> list[Breach]:
    """Why the stored board is not one of this very script and mark."""
    schedules = example.contract.schedules
    if not schedules:
        return []
    try:
        stored = read_board(root / example.board)
    except FileNotFoundError:
        return [Breach("its orders were never played")]
    except ValueError as error:
        return [Breach(f"{example.board} is no board ({error})")]
    if not is_sealed(stored):
        return [Breach(f"{example.board} was changed by hand")]
    facts = digest(root / example.script), schedules.right, VERSION
    if (stored["script"], stored["right"], stored["explorer"]) != facts:
        return [
            Breach("the script or its mark was edited after its orders were played")
        ]
    return []
