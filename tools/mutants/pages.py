"""What can be changed in a page: its marks, scripts, numbers and blocks.

A kind of change is a generator that takes a `Sheet` and yields `Edit`s, each
with the whole page as it then is. To break something else on pages, prose for
instance, add such a generator to `KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from proof.contract.marks import PREFIX, spell
from proof.page.blocks import ILLUSTRATIVE, Block
from proof.page.examples import Example
from proof.page.model import Page

from .marks import ADDED, change_arguments
from .transcripts import change_numbers


class Edit(NamedTuple):
    """A changed page: of which example, what was changed, and all lines of it."""

    example: str
    change: str
    lines: list[str]


@dataclass(frozen=True)
class Spot:
    """Where an example stands on its page."""

    example: Example
    code: Block
    command: Block
    transcript: Block

    @property
    def marks(self) -> list[tuple[int, str]]:
        """Each mark above the command, with the number of its line."""
        return [(c.line, spell(c.text)) for c in self.command.comments]


@dataclass(frozen=True)
class Sheet:
    """A page's lines, which count from 1, and where its examples stand."""

    lines: list[str]
    spots: list[Spot]

    def edit(self, spot: Spot, change: str, *edits: tuple[int, list[str]]) -> Edit:
        """Other lines in the place of some, each given by its number."""
        lines: list[str | list[str]] = [*self.lines]
        for number, new in edits:
            lines[number - 1] = new
        flat = [
            x for line in lines for x in ([line] if isinstance(line, str) else line)
        ]
        return Edit(spot.example.ident, change, flat)


@dataclass(frozen=True)
class PageMutant:
    """A page with one change: of which kind, of which example, what."""

    kind: str
    example: str
    change: str
    text: str

    @property
    def key(self) -> str:
        return f"{self.example} | {self.kind} | {self.change}"


def make_page_mutants(page: Page) -> list[PageMutant]:
    """Every mutant of a page, each text once."""
    sheet = read_sheet(page)
    found: dict[str, PageMutant | None] = {page.text: None}
    for kind in KINDS:
        for example, change, lines in kind(sheet):
            new = "\n".join(lines) + "\n"
            found.setdefault(new, PageMutant(kind.__name__, example, change, new))
    return [mutant for mutant in found.values() if mutant]


def read_sheet(page: Page) -> Sheet:
    """Without exercises, of which the page shows no block of code."""
    spots = [
        Spot(e, page.scripts[e.script], e.command, e.printed)
        for e in page.examples
        if e.script in page.scripts
    ]
    return Sheet(page.lines, spots)


def remove_mark(sheet: Sheet) -> Iterator[Edit]:
    """A promise less."""
    for spot in sheet.spots:
        for line, mark in spot.marks:
            yield sheet.edit(spot, f"without {mark}", (line, []))


def change_mark(sheet: Sheet) -> Iterator[Edit]:
    """Another promise, mostly a wider one."""
    for spot in sheet.spots:
        for line, mark in spot.marks:
            for new in change_arguments(mark, spot.example.lines):
                yield sheet.edit(spot, f"{mark} to {new}", (line, [write_comment(new)]))


def add_mark(sheet: Sheet) -> Iterator[Edit]:
    """One promise more, or one condition under which all the others hold."""
    for spot in sheet.spots:
        said = {mark.partition("(")[0] for _, mark in spot.marks}
        for mark in ADDED:
            if mark.partition("(")[0] not in said:
                line = spot.command.line
                new = [write_comment(mark), sheet.lines[line - 1]]
                yield sheet.edit(spot, f"with {mark}", (line, new))


def move_mark(sheet: Sheet) -> Iterator[Edit]:
    """A promise that stands above the command of the next example."""
    for spot, following in zip(sheet.spots, swap_spots(sheet.spots), strict=True):
        for line, mark in spot.marks if spot != following else ():
            to = following.command.line
            both = [sheet.lines[line - 1], sheet.lines[to - 1]]
            change = f"{mark} moved to {following.example.ident}"
            yield sheet.edit(spot, change, (line, []), (to, both))


def swap_script(sheet: Sheet) -> Iterator[Edit]:
    """The next example's script: in the title, the include, the command."""
    for spot, following in zip(sheet.spots, swap_spots(sheet.spots), strict=True):
        old, new = spot.example.script, following.example.script
        lines = [spot.code.line, spot.code.line + 1, spot.command.line + 1]
        for places in [[line] for line in lines] + [lines[:2], lines]:
            edits = [(n, [sheet.lines[n - 1].replace(old, new)]) for n in places]
            where = " and ".join(str(n - spot.code.line) for n in places)
            yield sheet.edit(spot, f"{new} at line {where} of it", *edits)


def move_number(sheet: Sheet) -> Iterator[Edit]:
    """A number that a mark bounds, just outside of its bounds."""
    for spot in sheet.spots:
        first = spot.example.transcript_line
        for change, lines in change_numbers(spot.example.lines, spot.example.contract):
            edits = [(first + n, [line]) for n, line in enumerate(lines)]
            yield sheet.edit(spot, change, *edits)


def swap_transcript(sheet: Sheet) -> Iterator[Edit]:
    """What the next example prints, or nothing."""
    for spot, following in zip(sheet.spots, swap_spots(sheet.spots), strict=True):
        first, count = spot.example.transcript_line, len(spot.example.lines)
        for name, new in (("no", []), ("another", following.example.lines)):
            rest = [(first + n, []) for n in range(1, count)]
            edits = [(first, new), *rest] if count else []
            yield sheet.edit(spot, f"{name} transcript", *edits)


def break_block(sheet: Sheet) -> Iterator[Edit]:
    """A block that pytest or the site no longer takes for what it is."""
    for spot in sheet.spots:
        for name, fence, language in (
            ("code", spot.code, "py"),
            ("command", spot.command, "console"),
            ("transcript", spot.transcript, "console"),
        ):
            opening = sheet.lines[fence.line - 1]
            new = re.sub(r"`\w+", f"`{language}", opening)
            excuse = f"<!--{ILLUSTRATIVE}: it is not-->"
            for change, lines in (
                (f"as {language}", [new]),
                ("illustrative", [excuse, opening]),
                (f"illustrative, as {language}", [excuse, new]),
                ("not opened", []),
            ):
                yield sheet.edit(spot, f"{name} {change}", (fence.line, lines))
        expected = spot.transcript.comments[-1].line
        yield sheet.edit(spot, "nothing expected", (expected, []))


def swap_spots(spots: list[Spot]) -> list[Spot]:
    return [*spots[1:], *spots[:1]]


def write_comment(mark: str) -> str:
    return f"<!--{PREFIX}{mark}-->"


KINDS: tuple[Callable[[Sheet], Iterator[Edit]], ...] = (
    remove_mark,
    change_mark,
    add_mark,
    move_mark,
    swap_script,
    move_number,
    swap_transcript,
    break_block,
)
