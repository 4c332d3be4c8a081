"""Bind a contract to the lines of its transcript: what every run prints and keeps.

A `took` without a pattern speaks of the one line that it can mean, which only the
transcript tells. Bound once, the contract reads any line in the same way: those of
the page, and those that a run prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from .patterns import (
    NUMBER,
    Span,
    compile_numbered,
    find_group,
    find_varying,
    merge,
    replace_parts,
)
from .terms import Bounds, Contract


@dataclass(frozen=True)
class Number:
    """A number of a line, where it stands there, and the bounds for it."""

    value: float
    span: Span
    bounds: Bounds


@dataclass(frozen=True)
class Reading:
    """A line as a contract reads it.

    `group` numbers the lines among which it may change places, None if it has its
    own; `numbers` are bounded by marks, and `varying` parts are let vary by them.
    """

    text: str
    group: int | None
    numbers: tuple[Number, ...]
    varying: tuple[Span, ...]

    @cached_property
    def governed(self) -> list[Span]:
        """The parts that a mark lets differ from run to run, in order."""
        return merge([*(number.span for number in self.numbers), *self.varying])

    @cached_property
    def free(self) -> list[Span]:
        """The decimal numbers that no mark governs."""
        return [
            number.span()
            for number in NUMBER.finditer(self.text)
            if not any(low <= number.start() < high for low, high in self.governed)
        ]

    @cached_property
    def skeleton(self) -> str:
        """The line with a character that none prints for each part that may differ."""
        return replace_parts(self.text, ((span, "\0") for span in self.governed))

    @property
    def key(self) -> int | str:
        """What another line has in common that may stand in its place."""
        return self.skeleton if self.group is None else self.group

    @property
    def pattern(self) -> str:
        """The line with `{}` for what no mark governs, and `…` for what one does."""
        governed = [(span, "…") for span in self.governed]
        return replace_parts(
            self.text, [*governed, *((span, "{}") for span in self.free)]
        )


@dataclass(frozen=True)
class Promise:
    """A contract bound to the lines of a transcript, each of them read by it."""

    contract: Contract
    lines: tuple[Reading, ...]

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    def read(self, lines: Iterable[str]) -> list[Reading]:
        """Other lines, read in the same way."""
        return [read_line(line, self.contract) for line in lines]


def bind(contract: Contract, lines: Iterable[str]) -> Promise:
    """What the contract says of these lines.

    Each `took` without a pattern gets that of the one line it can mean.
    """
    readings = tuple(read_line(line, contract) for line in lines)
    patterns = {reading.pattern for reading in readings if reading.free}
    pattern = patterns.pop() if len(patterns) == 1 else ""
    if pattern.count("{}") != 1 or "{" in pattern.replace("{}", ""):
        return Promise(contract, readings)
    took = tuple(b if b.pattern else replace(b, pattern=pattern) for b in contract.took)
    contract = replace(contract, took=took)
    return Promise(contract, tuple(read_line(line.text, contract) for line in readings))


def read_line(text: str, contract: Contract) -> Reading:
    """A line as the contract reads it."""
    numbers = tuple(
        Number(float(found[1]), found.span(1), bounds)
        for pattern, bounds in contract.printed
        if (found := compile_numbered(pattern).fullmatch(text))
    )
    varying = tuple(
        span for pattern in contract.varies for span in find_varying(text, pattern)
    )
    return Reading(text, find_group(text, contract.any_order), numbers, varying)
