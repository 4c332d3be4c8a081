"""Say in a few words each what every run keeps: what is read in a second."""

from __future__ import annotations

from collections.abc import Iterator

from .counting import say_count
from .promise import Promise
from .terms import Bounds, Contract, Workers
from .words import count_printing, say_interval


def list_chips(promise: Promise) -> list[str]:
    """`order`, `1–2 s`, `2 processes at once`; `say_contract` says it in whole."""
    contract = promise.contract
    return [
        chip_order(promise),
        *list_times(promise),
        *(["printed numbers"] if contract.within else []),
        *list_workers(contract),
    ]


def chip_order(promise: Promise) -> str:
    """Which lines keep their places."""
    free = [line.group is not None for line in promise.lines]
    if not free:
        return "nothing printed"
    if len(free) == 1:
        return "this line"
    if all(free) and len(promise.contract.any_order) == 1:
        return "these lines, in any order"
    return "order, but in brackets" if any(free) else "order"


def list_times(promise: Promise) -> Iterator[str]:
    """What is bound of the seconds printed, and of those of the whole run."""
    took, lasted = promise.contract.took, promise.contract.lasted
    if len(took) > 1 or any(count_printing(each, promise) > 1 for each in took):
        yield "each printed time"
    elif took:
        yield shorten_bounds(took[0]) + (" printed" if lasted else "")
    if lasted:
        yield shorten_bounds(lasted) + (" in all" if took else "")


def shorten_bounds(bounds: Bounds) -> str:
    return f"{say_interval(bounds)} s".replace(" to ", "–")


def list_workers(contract: Contract) -> Iterator[str]:
    """Who did the tasks, and how many of them at the same moment."""
    every = {"process": contract.processes, "thread": contract.threads}
    for kind, workers in every.items():
        if workers.count:
            yield say_count(workers.count, kind) + shorten_together(workers)
    if not any(workers.count for workers in every.values()):
        yield "work in the main thread"


def shorten_together(workers: Workers) -> str:
    if workers.count == 1 or workers.at_once is None:
        return ""
    if workers.at_once == workers.count:
        return " at once"
    return f", {'' if workers.at_once == 1 else 'at most '}{workers.at_once} at a time"
