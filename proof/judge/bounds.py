"""Measure the numbers that a contract bounds, and hold them against their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..contract.promise import Promise
from ..contract.terms import Bounds
from ..contract.words import say_interval
from ..run.recording import Recording
from .breaches import Breach
from .lateness import started_slowly

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


def check_bounds(run: Recording, promise: Promise) -> Iterator[Breach]:
    """By how much each number misses its bounds.

    Slow starts count for nothing: they would hold up the slower way as well.
    """
    held = run.slowest_start if started_slowly(run) else 0
    for number in measure(run, promise):
        low, high, timed = number.bounds.low, number.bounds.high, number.bounds.unit
        late = bool(timed) and number.value >= high
        short, over = low - number.value, number.value - high - held * late
        if short > 0 or over >= 0:
            text = f"{number.said}, not {say_interval(number.bounds)}"
            text += say_miss(short, over) if timed else ""
            yield Breach(text, late=late, line=number.line, term=number.term)


def say_miss(short: float, over: float) -> str:
    """By how many seconds a time is too short, or not short enough."""
    seconds, side = (short, "short") if short > 0 else (over, "long")
    return f": {seconds:.2f} s too {side}" if seconds >= 0.005 else f": just too {side}"


def is_wide(number: Measured, alone: bool) -> bool:
    """A time needs two bounds near to it; of another number, one may say enough."""
    value = max(number.value, 1)
    above = number.bounds.high <= WIDE * value
    if number.bounds.unit:
        below = value == 1 or WIDE * number.bounds.low >= value
        return not ((alone or above) and below)
    return not (above or WIDE * number.bounds.low >= value)
