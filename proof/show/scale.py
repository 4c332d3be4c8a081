"""Map seconds to places on an axis, and say them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..contract.promise import Promise
from ..contract.terms import Bounds
from ..run.recording import Recording

# Seconds between the marks of an axis.
STEPS = (*(n * 10**e for e in range(-5, 1) for n in (1, 2, 5)), 10, 20, 60)
BRIEFEST = 0.0001  # seconds of the shortest axis
LEAST = 1.0  # per cent of the width: what is shorter is drawn so long


@dataclass(frozen=True)
class Scale:
    """The axis: it maps seconds to per cent of the width."""

    seconds: float

    def at(self, time: float) -> float:
        return 100 * min(max(time, 0.0), self.seconds) / self.seconds

    def width(self, begin: float, end: float) -> float:
        return max(self.at(end) - self.at(begin), LEAST)

    @property
    def step(self) -> float:
        return next((s for s in STEPS if self.seconds / s <= 6), STEPS[-1])

    @property
    def marks(self) -> list[float]:
        return [n * self.step for n in range(int(self.seconds / self.step + 1e-9) + 1)]


def fit_scale(runs: Iterable[Recording], ends: Iterable[float] = ()) -> Scale:
    """One axis for all, a little longer than the longest run.

    Where a bound `ends` later, the axis goes on to it, but not so far that the
    run shrinks to less than three fifths.
    """
    longest = max(*(run.span for run in runs), BRIEFEST)
    bound = min(max(ends, default=0.0), longest * 1.6)
    return Scale(max(longest * 1.04, bound * 1.01))


@dataclass(frozen=True)
class Window:
    """The time from `begin` to `end` in which a run is proven to end."""

    begin: float
    end: float
    bounds: Bounds


def find_window(run: Recording, promise: Promise) -> Window | None:
    """Where on the axis the bounds of a promise lie, if they bound one time.

    Seconds that the script prints count from when its own clock was read: the
    time of that line, less the seconds that it says.
    """
    contract = promise.contract
    if contract.lasted:
        return Window(contract.lasted.low, contract.lasted.high, contract.lasted)
    if len(contract.took) != 1:
        return None
    (bounds,) = contract.took
    began = 0.0
    if bounds.pattern:
        found = [
            line.at - number.value
            for line, reading in zip(run.lines, promise.read(run.texts), strict=True)
            for number in reading.numbers
            if number.bounds is bounds
        ]
        if len(found) != 1:
            return None
        began = max(found[0], 0.0)
    return Window(began + bounds.low, began + bounds.high, bounds)


def format_interval(begin: float, end: float) -> str:
    return f"{format_seconds(begin)} to {format_seconds(end)} s"


def format_seconds(time: float) -> str:
    """Seconds for people: hundredths, or more digits of what is short."""
    digits = 2 if time >= 0.1 else 3 if time >= 0.01 else 4
    return f"{time:.{digits}f}" if time else "0"


def say_span(time: float) -> str:
    """The length of a run for people, in a unit in which it can be read."""
    if time >= 0.1:
        return f"{time:.2f} s"
    return f"{1000 * time:.2g} ms"


def format_number(time: float) -> str:
    return f"{time:.5f}".rstrip("0").rstrip(".")


def format_percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
