"""What can be changed in a transcript: each line, each digit, each time of it."""

from __future__ import annotations

from collections.abc import Iterator

from proof.contract.promise import bind
from proof.contract.terms import Contract


def change_transcript(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Every transcript with one change, and what was changed."""
    for number, line in enumerate(lines):
        before, after = lines[:number], lines[number + 1 :]
        place = f"line {number + 1}"
        yield f"{place} deleted", [*before, *after]
        yield f"{place} doubled", [*before, line, line, *after]
        if after and after[0] != line:
            yield (
                f"{place} swapped with the next",
                [
                    *before,
                    after[0],
                    line,
                    *after[1:],
                ],
            )
        for position, letter in enumerate(line):
            if letter.isdigit():
                other = str((int(letter) + 1) % 10)
                new = line[:position] + other + line[position + 1 :]
                yield f"{place}, digit {position + 1} changed", [*before, new, *after]
        words = line.split(" ")
        for position, word in enumerate(words):
            new = " ".join([*words[:position], word + "x", *words[position + 1 :]])
            yield f"{place}, word {position + 1} misspelt", [*before, new, *after]


def change_numbers(
    lines: list[str], contract: Contract
) -> Iterator[tuple[str, list[str]]]:
    """Each number that a mark bounds, just below its bounds and at their end."""
    for position, line in enumerate(bind(contract, lines).lines):
        for number in line.numbers:
            (begin, end), bounds = number.span, number.bounds
            for value in (bounds.low - 0.01, bounds.high):
                if value >= 0:
                    new = f"{line.text[:begin]}{value:.2f}{line.text[end:]}"
                    change = f"line {position + 1} says {value:.2f}"
                    yield change, [*lines[:position], new, *lines[position + 1 :]]
