"""Read what a sentence says in digits, with no unit and no noun that is known.

Such a number, 320 pixels or 62%, is one that an example shows. Not read are versions,
the numbers of a list, what stands in quotes, settings, and the cells of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .quantities import UNREAD, Quantity, make_plain, read_quantities
from .versions import VERSION

BARE = "number"  # what such a quantity is of
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
AND = r"(?:,? and |, )"
ROW = re.compile(rf"(?<![\w.,/-])(?<!\| ){DIGITS}(?![\w/])(?:{AND}{DIGITS}(?![\w/]))*")
HIDDEN = re.compile(
    rf"{UNREAD.pattern}|{VERSION.pattern}|\"[^\"]*\"|^\s*\d+\. |^search:.*"
)


def read_bare(line: str) -> Iterator[Quantity]:
    """Each bare number of a line, from left to right."""
    for quantity in reversed(read_quantities(line)):
        dots = "·" * (quantity.end - quantity.start)
        line = line[: quantity.start] + dots + line[quantity.end :]
    text, places = make_plain(HIDDEN.sub(lambda found: "·" * len(found[0]), line))
    for row in ROW.finditer(text):
        found = [*re.finditer(DIGITS, row[0])]
        values = tuple(float(each[0].replace(",", "")) for each in found)
        for each, value in zip(found, values, strict=True):
            start, end = (
                places[row.start() + n] for n in (each.start(), each.end() - 1)
            )
            yield Quantity(start, end + 1, row[0], value, BARE, row=values)
