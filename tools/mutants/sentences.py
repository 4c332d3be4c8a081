"""What can be changed in a page's prose: each number that is bound to an example."""

from __future__ import annotations

from collections.abc import Iterator

from proof.prose.bare import BARE
from proof.prose.library import Library
from proof.prose.numbers import agrees, list_numbers, read_numbers
from proof.prose.quantities import WORDS, Quantity

SPELLED = {value: word for word, value in WORDS.items() if word != "single"}


def change_sentences(line: str, quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The line with another number in place of this one, and what was changed."""
    old = line[quantity.start : quantity.end]
    for new in dict.fromkeys(change_number(old)):
        changed = line[: quantity.start] + new + line[quantity.end :]
        yield f"{old!r} to {new!r} in {quantity.said!r}", changed


def change_number(number: str) -> list[str]:
    """The next number, twice the number and ten times it, written as it was."""
    head, _, scale = number.partition(" ")
    if scale:
        return [f"{changed} {scale}" for changed in change_number(head)]
    if number.lower() == "half":
        return ["a quarter of", "a fifth of", "a tenth of"]
    if number[0].isdigit():
        digits = len(number.partition(".")[2])
        value = float(number.replace(",", ""))
        step = 10**-digits if value < 10 else value * 0.1
        changed = [
            value + 1 if not digits else value + 10 * step,
            2 * value,
            10 * value,
        ]
        return [f"{n:.{digits}f}" for n in changed]
    value = WORDS.get(number.lower(), 1)
    return [SPELLED.get(n, str(n)) for n in (value + 1, 2 * value, 10 * value)]


def try_sentences(library: Library, bare: bool) -> Iterator[tuple[str, bool]]:
    """Each change of each bound number of the book, and whether it shows.

    Of those that have a unit or a noun, or of the others.
    """
    for path in library.pages:
        for number, line, quantity, meant in list_numbers(library, path):
            if bare != (quantity.noun == BARE):
                continue
            for what, changed in change_sentences(line, quantity):
                said = [*read_numbers(changed)]
                shows = not all(any(agrees(q, e) for e in meant) for q in said)
                yield f"{path}:{number} | {what}", shows
