"""Find the gaps of a promise: numbers that no mark bounds, marks that hold nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ..contract.patterns import compile_numbered, compile_pattern, find_group
from ..contract.promise import Promise
from ..contract.terms import UNTIMED
from ..run.recording import Recording
from .bounds import is_wide, measure
from .breaches import Breach


def find_ungoverned(promise: Promise) -> Iterator[Breach]:
    """Decimal numbers that no mark bounds or lets vary."""
    for position, line in enumerate(promise.lines):
        for low, high in line.free:
            yield Breach(
                f"no mark governs {line.text[low:high]} in {line.text!r}: write "
                'took(low, high, "… {} seconds") for a time, '
                'within(low, high, "… {} …") for another number that the page '
                'speaks of, varies("…{}…") for one that promises nothing',
                line=position,
            )


def find_unused(promise: Promise) -> Iterator[Breach]:
    """Marks that speak of lines which the transcript does not have."""
    contract, lines = promise.contract, promise.texts
    patterns = [p for group in contract.any_order for p in group]
    wanted = [(p, compile_pattern(p)) for p in (*patterns, *contract.varies)]
    wanted += [(p, compile_numbered(p)) for p, _ in contract.printed]
    for pattern, matches in wanted:
        if not any(matches.fullmatch(line) for line in lines):
            yield Breach(f"no line of the transcript matches the mark's {pattern!r}")
    for group in contract.any_order:
        if sum(find_group(line, [group]) is not None for line in lines) == 1:
            yield Breach(f"any_order{group!r} matches one line, which has no order")
    if len(contract.took) > 1 and any(b.pattern is None for b in contract.took):
        yield Breach("several times are bound: give each took a pattern for its line")


def find_toothless(stored: Recording, promise: Promise) -> Iterator[Breach]:
    """Bounds so far from what was measured that another story keeps them too.

    What computes may take any time on a crowded machine: only its lower bound counts,
    and it may have been late.
    """
    for number in measure(stored, promise):
        if number.bounds is not UNTIMED and is_wide(number, promise.contract.alone):
            low, high = number.bounds.low, number.bounds.high
            text = f"{number.said}: [{low:g}, {high:g}) is too wide"
            yield Breach(text, late=promise.contract.alone, line=number.line)
