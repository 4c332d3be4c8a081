"""A graph as the data that a page plays by: columns of numbers, and each value once.

For each state, a column says which value something has there: `0.line` of the
first thread, `shared.total`, `locks.lock.held`, `printed`. A column whose value
never changes is one number. `next` says for each thread how far ahead the state
is to which its next step leads, 0 where it cannot go.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .graph import Explorer, Graph
from .states import Run, play_usually

VERSION = 3  # of the explorer: what it plays changes with it
SEEN = ("line", "waits", "kind", "ended", "failure")


def explore(
    script: str, main_plays: bool = False, by_pauses: bool = False
) -> dict[str, Any]:
    """The board of a script; raise Unexplorable where it cannot have one."""
    graph = Explorer(script, main_plays, by_pauses).explore()
    usual = play_usually(Run(script, main_plays, by_pauses))
    return {"by_pauses": by_pauses, **make_board(graph, usual)}


def make_board(graph: Graph, usual: list[int]) -> dict[str, Any]:
    """All that can be seen of a graph, as data for JSON.

    `ends` are the states that nothing follows, each with the number of orders that
    lead to it, as a text, because it may be larger than JavaScript can count.
    """
    values: dict[str, int] = {}
    rows = [dict(flatten(state)) for state in graph.states]
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {
        name: [values.setdefault(dump(row.get(name)), len(values)) for row in rows]
        for name in names
    }
    ways = graph.count_ways()
    threads = [thread["name"] for thread in graph.states[0]["threads"]]
    return {
        "explorer": VERSION,
        "threads": threads,
        "usual": usual,
        "ends": {number: str(ways[number]) for number in graph.ends},
        "next": [list_next(graph, place) for place in range(len(threads))],
        "columns": {name: shorten(column) for name, column in columns.items()},
        "values": [json.loads(text) for text in values],
    }


def flatten(state: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each thing that is seen of a state, by the name of its column."""
    for place, thread in enumerate(state["threads"]):
        for name in SEEN:
            yield f"{place}.{name}", thread[name]
        for name, value in thread["locals"].items():
            yield f"{place}.locals.{name}", value
    for name, value in state["shared"].items():
        yield f"shared.{name}", value
    for name, about in state["locks"].items():
        for key, value in about.items():
            yield f"locks.{name}.{key}", value
    yield "clock", state["clock"]
    yield "main.failure", state["main"]["failure"]
    yield "printed", state["printed"]
    yield "ended", state["ended"]


def list_next(graph: Graph, place: int) -> list[int]:
    return [
        after[place] - number if place in after else 0
        for number, after in enumerate(graph.next)
    ]


def shorten(numbers: list[int]) -> list[int] | int:
    return numbers[0] if len(set(numbers)) == 1 else numbers


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def look_up(board: dict[str, Any], name: str, state: int) -> Any:
    """The value of a column in a state."""
    column = board["columns"][name]
    return board["values"][column if isinstance(column, int) else column[state]]
