"""Find an order that leads to one of some ends, with the fewest switches."""

from __future__ import annotations

import heapq
from collections.abc import Collection
from typing import Any


def find_path(board: dict[str, Any], ends: Collection[int]) -> list[int]:
    """The choices of the order, which a reader follows most easily."""
    queue: list[tuple[int, int, int, list[int]]] = [(0, 0, -1, [])]
    seen = set()
    while queue:
        switches, state, last, made = heapq.heappop(queue)
        if state in ends:
            return made
        if (state, last) in seen:
            continue
        seen.add((state, last))
        for place, ahead in enumerate(board["next"]):
            if ahead[state]:
                cost = switches + (place != last)
                step = (cost, state + ahead[state], place, [*made, place])
                heapq.heappush(queue, step)
    raise ValueError(f"no order leads to {sorted(ends)}")
