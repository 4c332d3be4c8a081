"""What a reader of a page reads beside its blocks, line by line.

Also what is no paragraph: the description of the page, tables, the titles of notes,
the text of HTML that stands within a sentence, and the hints of an exercise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..page.blocks import HINT
from ..page.model import Page
from ..page.raw import find_drawn
from .quantities import find_unit

NUMBER_CELL = re.compile(r"[\s*_]*\d+(?:\.\d+)?[\s*_]*")


def read_sentences(page: Page) -> Iterator[tuple[int, str]]:
    """Each line with its number; a number in a table has the unit of its column."""
    excused = {n for each in find_drawn(page) if each.excuse for n in each.lines}
    units: list[str] = []
    for number, line in sorted([*page.read_prose(), *read_hints(page)]):
        cells = line.split("|")
        if len(cells) < 3:
            units = []
        elif units:
            line = "|".join(add_units(cells, units))
        else:
            units = [find_unit(cell) for cell in cells]
        if number not in excused:
            yield number, line


def read_hints(page: Page) -> Iterator[tuple[int, str]]:
    """Each hint, without the term for which it is told."""
    for comment in page.comments:
        if comment.kind == HINT:
            yield comment.line, comment.argument.partition(":")[2].strip()


def add_units(cells: list[str], units: list[str]) -> Iterator[str]:
    """The cells of a row; a mere number with what its column or its row is headed."""
    row = next(filter(None, map(find_unit, cells)), "")
    for cell, unit in zip_longest(cells, units[: len(cells)], fillvalue=""):
        number = NUMBER_CELL.fullmatch(cell)
        yield f"{cell.rstrip()} {unit or row} " if number else cell
