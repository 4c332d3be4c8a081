"""Hold the lines that a run printed against those of the transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..contract.counting import say_count
from ..contract.promise import Reading
from .breaches import Breach

# Where a script rounds, the transcript may lack zeros at the end: 15.0 for 15.00.
SPARE = 2


def check_number(
    printed: Sequence[Reading], wanted: Sequence[Reading]
) -> Iterator[Breach]:
    if len(printed) != len(wanted):
        text = f"it printed {say_count(len(printed), 'line')}, not {len(wanted)}"
        yield Breach(text, term="lines")


def check_order(
    printed: Sequence[Reading], wanted: Sequence[Reading]
) -> Iterator[Breach]:
    """Each line in its place, if there are as many as places.

    Those of an any_order group stand there among themselves.
    """
    if len(printed) != len(wanted):
        return
    places: dict[int, list[int]] = {}
    for position, (seen, line) in enumerate(zip(printed, wanted, strict=True)):
        if line.group is not None:
            places.setdefault(line.group, []).append(position)
        elif seen.skeleton != line.skeleton:
            text = f"line {position + 1} is {seen.text!r}, not {line.text!r}"
            yield Breach(text, line=position, term="lines")
    for group in places.values():
        yield from check_group(printed, wanted, group)


def check_group(
    printed: Sequence[Reading], wanted: Sequence[Reading], places: Sequence[int]
) -> Iterator[Breach]:
    """The same lines at these places, whichever stands where."""
    lines = {place: wanted[place].skeleton for place in places}
    seen = {place: printed[place].skeleton for place in places}
    for place in find_unmatched(lines, seen):
        text = f"{wanted[place].text!r} is not among the lines that may change places"
        yield Breach(text, term="lines")
    for place in find_unmatched(seen, lines):
        text = f"{printed[place].text!r} stands where it may not"
        yield Breach(text, line=place, term="lines")


def find_unmatched(some: dict[int, str], others: dict[int, str]) -> list[int]:
    """The positions of lines in `some` that have no equal of their own in `others`."""
    spare = Counter(others.values())
    left = []
    for position, line in some.items():
        if spare[line]:
            spare[line] -= 1
        else:
            left.append(position)
    return left


def check_digits(
    printed: Sequence[Reading], wanted: Sequence[Reading]
) -> Iterator[Breach]:
    """No number is printed far more exactly than the transcript shows any."""
    most = max(map(count_digits, wanted), default=0) + SPARE
    for line in printed:
        if count_digits(line) > most:
            text = f"it printed more digits than the transcript has: {line.text!r}"
            yield Breach(text, term="lines")


def count_digits(line: Reading) -> int:
    """The most digits after the point of a number that a mark bounds."""
    numbers = (line.text[slice(*number.span)] for number in line.numbers)
    return max((len(number.partition(".")[2]) for number in numbers), default=0)
