"""A graph as the data that a page plays by: columns of numbers, and the values once.

For each state, a column says which value each thing has there: `0.line` of the
first thread, `shared.total`, `locks.lock.held`, `printed`. A column whose value
never changes is one number. `next` says for each thread how far ahead the state
is to which its next step leads, 0 where it cannot go.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .graph import Graph

SEEN = ("line", "waits", "kind", "ended", "failure")


def make_board(graph: Graph, is_right: Any) -> dict[str, Any]:
    """All that a page shows of a graph; `is_right` judges a state that ends."""
    pool: dict[str, int] = {}
    rows = [dict(flatten(state)) for state in graph.states]
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {
        name: shorten([pool.setdefault(dump(row.get(name)), len(pool)) for row in rows])
        for name in names
    }
    ways = graph.count_ways()
    ends = [number for number, after in enumerate(graph.next) if not after]
    wrong = [number for number in ends if not is_right(graph.states[number])]
    threads = graph.states[0]["threads"]
    return {
        "threads": [thread["name"] for thread in threads],
        "orders": str(sum(ways[number] for number in ends)),
        "wrong": str(sum(ways[number] for number in wrong)),
        "wrong_ends": wrong,
        "values": [json.loads(text) for text in pool],
        "columns": columns,
        "next": [
            [max(after.get(place, 0) - number, 0) if place in after else 0 for number, after in enumerate(graph.next)]
            for place in range(len(threads))
        ],
    }


def flatten(state: dict[str, Any]) -> Iterator[tuple[str, Any]]:
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
    yield "printed", state["printed"]


def shorten(numbers: list[int]) -> list[int] | int:
    return numbers[0] if len(set(numbers)) == 1 else numbers


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
