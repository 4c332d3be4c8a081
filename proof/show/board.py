"""Draw a board: the reader chooses, step by step, which thread runs next.

What is on the page is for those without JavaScript: how many orders there are, and
one of them as a table, one that goes wrong if any does. `board.js` puts in its place
what can be played, from data that it fetches when the board comes near.
"""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import Markup

from ..explore.board import look_up
from ..judge.orders import Board, count_orders, find_wrong_order
from .colours import colour_lines
from .library import read_played, read_source
from .markup import make_element
from .steps import tell_outcome, tell_step

LEFT_OUT = ("script", "seal", "explorer")


def draw_played(name: str, root: Path) -> Markup:
    """The board of an example, or nothing if it was not played in all orders."""
    board = read_played(name, root)
    return draw_board(name, read_source(name, root), board) if board else Markup()


def draw_board(name: str, source: str, board: Board) -> Markup:
    """The board of an example such as `sharing/lost_update`, from what is stored."""
    file = name.rpartition("/")[2] + ".py"
    made = find_wrong_order(board) or board["usual"]
    head = make_element("b", "Be the scheduler")
    return make_element(
        "section",
        make_element("p", head, klass="ran"),
        make_element("p", say_odds(board), klass="odds"),
        draw_order(source, board, made),
        draw_source(source, board),
        klass="board",
        id=name_board(name),
        aria_label=f"Be the scheduler: {file}",
        data_played=f"boards/{name}.js",
        data_search_exclude="",
    )


def say_odds(board: Board) -> str:
    """`12 of 20 orders go wrong.`"""
    every, wrong = count_orders(board), count_orders(board, board["wrong"])
    orders = say_large(every)
    where = ", at pauses and waits," if board["by_pauses"] else ""
    if not wrong:
        return (
            f"All {orders} orders in which the threads can take turns{where} end right."
        )
    verb = "goes" if wrong == 1 else "go"
    return (
        f"{say_large(wrong)} of the {orders} orders in which the threads can take "
        f"turns{where} {verb} wrong."
    )


def say_large(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def draw_order(source: str, board: Board, made: list[int]) -> Markup:
    """One order as a table: who did which line, and what that changed."""
    lines = source.splitlines()
    rows, state = [], 0
    for place in made:
        after = state + board["next"][place][state]
        number = look_up(board, f"{place}.line", state)
        cells = [
            make_element("td", board["threads"][place]),
            make_element("td", str(number)),
            make_element("td", make_element("code", lines[number - 1].strip())),
            make_element("td", "; ".join(tell_step(board, place, state, after))),
        ]
        rows.append(make_element("tr", *cells))
        state = after
    heads = ["Thread", "Line", "What it does", "What changes"]
    head = make_element(
        "tr", *(make_element("th", text, scope="col") for text in heads)
    )
    words = "One of them" if board["wrong"] else "The usual one"
    ends = tell_outcome(board, state)
    return make_element(
        "table",
        make_element("caption", f"{words}: {ends}"),
        make_element("thead", head),
        make_element("tbody", *rows),
        klass="order",
    )


def draw_source(source: str, board: Board) -> Markup:
    """The lines that threads do, with what is around them, for `board.js`."""
    lines = list_lines(source, board)
    coloured = colour_lines(source)
    shown = [
        make_element("li", make_element("code", coloured[n - 1]), value=n)
        for n in lines
    ]
    code = make_element("ol", *shown, klass="highlight")
    return make_element("template", code)


def list_lines(source: str, board: Board) -> range:
    """From the head of the function that a thread does first to the last line."""
    lines = ["", *source.splitlines()]
    done = {
        look_up(board, f"{place}.line", state)
        for place in range(len(board["threads"]))
        for state in range(len(board["next"][0]))
    }
    done.discard(0)
    first = min(done)
    while first > 1 and lines[first].startswith(" "):
        first -= 1
    return range(first, max(done) + 1)


def write_data(name: str, board: Board) -> str:
    """What `board.js` plays by, as a script that hands it over."""
    data = {key: part for key, part in board.items() if key not in LEFT_OUT}
    data["show"] = find_wrong_order(board)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"setUpBoard({name_board(name)!r}, {text});\n"


def name_board(name: str) -> str:
    """What links to a board lead to: `board-sharing-lost_update`."""
    return f"board-{name.replace('/', '-')}"
