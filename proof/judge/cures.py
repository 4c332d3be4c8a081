"""Find the marks that runs keep, to be pasted where a contract was broken.

Pure functions, as in `verdict`. Times are in seconds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..contract.marks import read_contract, read_mark
from ..contract.patterns import compile_numbered
from ..contract.promise import bind
from ..contract.terms import UNTIMED, Contract
from ..run.recording import Kind, Recording
from .apart import find_unguarded
from .bounds import is_wide, measure
from .complaints import check_complaints, find_untold
from .luck import find_luck, find_varying_lines, write_mark
from .outcome import check_hang, check_losses
from .workers import count_joined, count_workers

Value = TypeVar("Value")
Pair = tuple[str, tuple[str, ...]]  # a mark to write, if any, and what it replaces


@dataclass(frozen=True)
class Cure:
    """Marks to write above a command, and those to take out."""

    write: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def find_cure(runs: Sequence[Recording], contract: Contract) -> Cure:
    """What to change in the marks so that these runs keep them, as far as marks can.

    Each step sees the marks of those before it: a time is no text that varies, and
    lines that only change places are none that vary.
    """
    marks = list(contract.marks)
    steps = (
        cure_ends,
        cure_complaints,
        cure_losses,
        cure_hang,
        cure_times,
        cure_orders,
        cure_variations,
        cure_orders,
        cure_workers,
        cure_joins,
    )
    for step in steps:
        for new, old in step(runs, read_contract(marks)):
            marks = [mark for mark in marks if mark not in old] + [new] * bool(new)
    write = tuple(mark for mark in marks if mark not in contract.marks)
    return Cure(write, tuple(mark for mark in contract.marks if mark not in marks))


def cure_ends(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    for code, children in find_agreed(runs, lambda run: (run.exit_code, run.children)):
        if (code, children) != (contract.exits, contract.children):
            new = f"exits({code}{f', children={children}' if children else ''})"
            yield new if code or children else "", select_marks(contract, "exits")


def cure_complaints(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    """What standard error says beside the frames of tracebacks, each line once."""
    for lines in find_agreed(runs, lambda run: find_untold(run.complaints, ())):
        if lines and any(check_complaints(runs[0], contract)):
            texts = dict.fromkeys(lines)
            yield write_mark("complains", *texts), select_marks(contract, "complains")


def cure_losses(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    for exceptions in find_agreed(runs, lambda run: run.lost):
        if any(check_losses(runs[0], contract)):
            texts = [re.split(" died of | a future: ", e)[-1] for e in exceptions]
            yield (
                write_mark("loses", *texts) if texts else "",
                select_marks(contract, "loses"),
            )


def cure_hang(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    """The lines in which all runs hang; no other run is taken for one that does."""
    for waits in find_agreed(runs, lambda run: run.hung):
        if contract.hangs and any(check_hang(runs[0], contract)):
            new = write_mark("hangs", *waits) if waits else ""
            yield new, select_marks(contract, "hangs")


def cure_times(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    """Bounds for each time that has none, and for what runs do not keep."""
    lines = bind(contract, runs[0].texts).lines
    shapes = {line.pattern for line in lines if line.free}
    for shape in sorted(shape for shape in shapes if shape.count("{}") == 1):
        match = compile_numbered(shape).fullmatch
        seconds = [float(m[1]) for run in runs for t in run.texts if (m := match(t))]
        several = contract.took or len(shapes) > 1
        yield write_bounds("took", seconds, [shape] if several else []), ()
    for mark in select_marks(contract, "took", "lasted", "within"):
        yield from correct_bounds(mark, runs, contract)
    spans = [run.span for run in runs]
    if contract.run is UNTIMED and max(spans) >= UNTIMED.high:
        yield write_bounds("lasted", spans, []), ()


def correct_bounds(
    mark: str, runs: Sequence[Recording], contract: Contract
) -> Iterator[Pair]:
    """Other bounds for a mark where the runs break them, or never could."""
    name, facts = read_mark(mark)
    said = facts[name] if name == "lasted" else facts[name][0]
    promise = bind(contract, runs[0].texts)
    bound = zip(contract.took, promise.contract.took, strict=True)
    bounds = dict(bound).get(said, said)
    every = [number for run in runs for number in measure(run, promise)]
    own = [number for number in every if number.bounds == bounds]
    broken = [n for n in own if not bounds.low <= n.value < bounds.high]
    if broken or any(is_wide(number, contract.alone) for number in own):
        arguments = [said.pattern] if said.pattern else []
        yield write_bounds(name, [number.value for number in own], arguments), (mark,)


def write_bounds(name: str, seconds: Sequence[float], arguments: Sequence[str]) -> str:
    """A mark whose bounds hold these seconds, and not twice as many."""
    low = math.floor(min(seconds) * 10) / 10
    high = max(2 * low, math.floor(max(seconds) * 10 + 2) / 10, 1.0)
    return write_mark(name, low, round(high, 1), *arguments)


def cure_variations(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    if patterns := find_varying_lines([run.texts for run in runs], contract):
        yield write_mark("varies", *patterns), ()


def cure_orders(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    for each in find_luck([run.texts for run in runs], contract):
        old = [("any_order", {"any_order": (group,)}) for group in each.replaced]
        marks = tuple(mark for mark in contract.marks if read_mark(mark) in old)
        yield write_mark("any_order", *each.patterns), marks


def cure_workers(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    """How many worked, and how many at once where the runs agree on that."""
    kinds: dict[Kind, str] = {"process": "processes", "thread": "threads"}
    for kind, name in kinds.items():
        done = [count_workers(run, kind) for run in runs]
        peaks = find_agreed(done, lambda each: each[1])
        wanted = getattr(contract, name)
        for count in find_agreed(done, lambda each: each[0]):
            if count != wanted.count or wanted.at_once not in (None, *peaks):
                sure = [p for p in peaks if not any(find_unguarded(runs[0], kind, p))]
                at_once = "".join(f", at_once={peak}" for peak in sure)
                new = f"{name}({count}{at_once})" if count else ""
                yield new, select_marks(contract, name)


def cure_joins(runs: Sequence[Recording], contract: Contract) -> Iterator[Pair]:
    for count in find_agreed(runs, count_joined):
        if count != contract.joins:
            yield f"joins({count})" if count else "", select_marks(contract, "joins")


def find_agreed(runs: Sequence, ask: Callable[..., Value]) -> list[Value]:
    """What all of them answer, in a list; an empty one if they differ."""
    answers = set(map(ask, runs))
    return list(answers) if len(answers) == 1 else []


def select_marks(contract: Contract, *names: str) -> tuple[str, ...]:
    """The contract's marks of these names."""
    return tuple(mark for mark in contract.marks if mark.partition("(")[0] in names)
