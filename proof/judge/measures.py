"""Measure what a contract bounds: numbers printed, the span, workers at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..contract.promise import Promise
from ..contract.terms import Bounds
from ..run.recording import Kind, Recording

WIDE = 5  # times what was measured: bounds further away tell no story


@dataclass(frozen=True)
class Measured:
    """A number that a run gave, the bounds for it, and words with {} for it.

    `term` is the mark that bounds it.
    """

    value: float
    bounds: Bounds
    what: str
    term: str
    line: int | None = None

    @property
    def said(self) -> str:
        # From a million on, `g` alone would give 1e+06.
        kind = "g" if self.value < 1e6 else ".0f"
        return self.what.replace("{}", f"{self.value:{kind}}", 1)


def is_wide(number: Measured, alone: bool) -> bool:
    """A time needs two bounds near to it; of another number, one may say enough."""
    value = max(number.value, 1)
    above = number.bounds.high <= WIDE * value
    if number.bounds.unit:
        below = value == 1 or WIDE * number.bounds.low >= value
        return not ((alone or above) and below)
    return not (above or WIDE * number.bounds.low >= value)


def measure(run: Recording, promise: Promise) -> Iterator[Measured]:
    """Every number that is bounded: those printed, and the run's span."""
    contract = promise.contract
    for bounds in contract.took:
        if bounds.pattern is None:
            yield Measured(run.span, bounds, "the run took {} s", "took")
    for position, line in enumerate(promise.read(run.texts)):
        for number in line.numbers:
            what = f"the script printed {{}}{number.bounds.unit} in {line.text!r}"
            term = "took" if number.bounds.unit else "within"
            yield Measured(number.value, number.bounds, what, term, position)
    if contract.run:
        yield Measured(run.span, contract.run, "the run lasted {} s", "lasted")


def count_work(run: Recording, kind: Kind) -> tuple[int, int]:
    """How many workers did tasks, and how many tasks there were at most at once."""
    tasks = run.list_tasks(kind)
    spans = [(t.begin, run.span if t.end is None else t.end) for t in tasks]
    return len({task.lane for task in tasks}), count_at_once(spans)


def count_at_once(intervals: Sequence[tuple[float, float]]) -> int:
    """The largest number of intervals that share a moment.

    One that ends where another begins does not overlap it; one without
    length, too short to measure, counts where it stands.
    """
    return max(
        (
            sum(b <= begin < e for b, e in intervals) + (begin == end)
            for begin, end in intervals
        ),
        default=0,
    )
