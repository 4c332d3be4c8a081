"""Read the numbers of a sentence that have no unit and no noun that is known.

Such a number, 320 pixels, 62% or six times, is one that an example shows. Not read are
one, two and three in words, which mean too much else, versions, PEPs, the numbers of a
list, what stands in quotes, settings, and the cells of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .quantities import (
    UNREAD,
    WORDS,
    Quantity,
    get_value,
    make_plain,
    match_any,
    read_quantities,
)
from .versions import VERSION

BARE = "number"  # what such a quantity is of
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
MANY = match_any(" ".join(word for word, value in WORDS.items() if value > 3))
SCALED = rf"(?:{DIGITS}|{match_any(' '.join(WORDS))}) {match_any(' '.join(SCALES))}"
FIGURE = rf"(?:{SCALED}|{DIGITS}|{MANY}\b)(?![\w/])"
AND = r"(?:,? and |, )"
ROW = re.compile(rf"(?<![\w.,/-])(?<!\| ){FIGURE}(?:{AND}{FIGURE})*", re.I)
HIDDEN = re.compile(
    rf"{UNREAD.pattern}|{VERSION.pattern}|\bPEP \d+|\"[^\"]*\"|^\s*\d+\. |^search:.*"
)


def read_bare(line: str) -> Iterator[Quantity]:
    """Each bare number of a line, from left to right."""
    for quantity in reversed(read_quantities(line)):
        dots = "·" * (quantity.end - quantity.start)
        line = line[: quantity.start] + dots + line[quantity.end :]
    text, places = make_plain(HIDDEN.sub(lambda found: "·" * len(found[0]), line))
    for row in ROW.finditer(text):
        found = [*re.finditer(FIGURE, row[0], re.I)]
        values = tuple(read_figure(each[0]) for each in found)
        for each, value in zip(found, values, strict=True):
            start, end = (
                places[row.start() + n] for n in (each.start(), each.end() - 1)
            )
            yield Quantity(start, end + 1, row[0], value, BARE, row=values)


def read_figure(text: str) -> float:
    """The value of `1,000`, `six` or `five million`."""
    number, _, scale = text.replace(",", "").lower().partition(" ")
    return get_value(number) * SCALES.get(scale, 1)
