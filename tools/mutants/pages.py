"""What can be changed in a page: its marks, scripts, numbers and blocks.

A kind of change is a generator that takes a `Sheet` and yields `Edit`s, each
with the whole page as it then is. To break something else on pages, prose for
instance, add such a generator to `KINDS`.

No script is run for a page's mutant: it is killed if the page is read as
faulty, or if one of its examples no longer fits its recording.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from proof.contract.marks import PREFIX, spell
from proof.contract.patterns import NUMBER, find_group
from proof.judge import stored
from proof.judge.breaches import Breach
from proof.judge.transcript import judge_transcript
from proof.page.blocks import ILLUSTRATIVE, Block
from proof.page.check import find_problems
from proof.page.examples import Example
from proof.page.model import Page, read_page

from .transcripts import change_numbers

OTHERS = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}


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


class Shelf:
    """A copy of the book, in `folder`, whose pages are changed and judged."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder
        for part in ("examples", "docs/recordings"):
            shutil.copytree(root / part, folder / part)

    def try_mutant(self, page: Page, mutant: PageMutant) -> Verdict:
        """Whether the page that was read as `page` is found out when changed."""
        file = self.folder / page.path
        file.write_text(mutant.text, "utf-8", newline="\n")
        changed = read_page(file, self.folder)
        if find_problems(changed, self.folder):
            return Verdict(True, True)
        before = set(map(show_example, page.examples))
        others = [e for e in changed.examples if show_example(e) not in before]
        return Verdict(
            any(stored.find_stale(example, self.folder) for example in others),
            any(judge_by_contract(example, self.folder) for example in others),
        )


class Verdict(NamedTuple):
    """Whether a mutant is found out, and whether it would be by its contract alone."""

    killed: bool
    by_contract: bool


def show_example(example: Example) -> tuple:
    """What a page says of an example, wherever it stands."""
    return example.ident, example.contract.marks, example.transcript


def judge_by_contract(example: Example, root: Path) -> list[Breach]:
    """What is wrong if the recording was edited along with the page."""
    try:
        kept = stored.read_stored(example, root)
    except FileNotFoundError:
        return [Breach("it was never recorded")]
    if len(kept.lines) == len(example.lines):
        pairs = zip(kept.lines, example.lines, strict=True)
        kept = replace(kept, lines=tuple(replace(x, text=text) for x, text in pairs))
    kept = replace(kept, marks=example.contract.marks)
    return judge_transcript(kept, example.promise)


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


ADDED = (
    "alone()",
    "exits(1)",
    "joins(1)",
    "processes(1)",
    "threads(1)",
    "lasted(0, 1000)",
    "complains('Traceback')",
    "loses('Error')",
    "hangs('join()')",
    "schedules('done', wrong=False)",
    "needs(python='>=9')",
)


def change_arguments(mark: str, lines: Sequence[str]) -> Iterator[str]:
    """Other marks of the same name."""
    call = ast.parse(mark, mode="eval").body
    name = ast.unparse(call.func)
    args = [ast.literal_eval(argument) for argument in call.args]
    kwargs = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
    for new, words in CHANGES.get(name, lambda *_: ())(args, kwargs, lines):
        texts = [*map(repr, new), *(f"{key}={value!r}" for key, value in words.items())]
        yield f"{name}({', '.join(texts)})"


Said = tuple[list, dict]  # what stands between the brackets of a mark


def widen(args: list, kwargs: dict, _) -> Iterator[Said]:
    low, high, *rest = args
    for pair in ((0, 1000), (0, high), (low, 1000), (high, high + 1)):
        if pair != (low, high):
            yield [*pair, *rest], kwargs


def miscount(args: list, kwargs: dict, _) -> Iterator[Said]:
    count, *rest = args
    yield [count + 1, *rest], kwargs
    if "at_once" in kwargs:
        yield args, {}
        for other in {kwargs["at_once"] - 1, kwargs["at_once"] + 1} & {
            *range(1, count + 1)
        }:
            yield args, {"at_once": other}


def loosen_order(args: list, kwargs: dict, lines: Sequence[str]) -> Iterator[Said]:
    """All lines may change places that have a word of a pattern, or all lines."""
    fixed = [line for line in lines if find_group(line, [args]) is None]
    words = {word for pattern in args for word in re.findall(r"[A-Za-z]+", pattern)}
    for word in ["", *sorted(words)]:
        some = [NUMBER.sub("{}", line) for line in fixed if word in line]
        if some:
            yield [*args, *dict.fromkeys(some)], kwargs


def loosen_text(args: list, kwargs: dict, _) -> Iterator[Said]:
    """A pattern of which one word is left."""
    for number, pattern in enumerate(args):
        for word in re.findall(r"\w+", pattern):
            before = "" if pattern.startswith(word) else "{}"
            after = "" if pattern.endswith(word) else "{}"
            new = f"{before}{word}{after}"
            yield [*args[:number], new, *args[number + 1 :]], kwargs


def change_codes(args: list, kwargs: dict, _) -> Iterator[Said]:
    yield [args[0] + 1, *args[1:]], kwargs
    if kwargs:
        yield args, {}
        yield args, {"children": (*kwargs["children"], 1)}


def change_texts(args: list, kwargs: dict, _) -> Iterator[Said]:
    for number, text in enumerate(args):
        yield [*args[:number], text + "x", *args[number + 1 :]], kwargs
        if len(args) > 1:
            yield [*args[:number], *args[number + 1 :]], kwargs


def change_schedules(args: list, kwargs: dict, _) -> Iterator[Said]:
    yield [args[0] + "x"], kwargs
    yield args, kwargs | {"wrong": not kwargs["wrong"]}


def change_needs(args: list, kwargs: dict, _) -> Iterator[Said]:
    for key, value in kwargs.items():
        others = {"python": ">=9", "os": "windows" if value != "windows" else "linux"}
        others |= {"start_method": OTHERS.get(value)}
        new = others.get(key, value + 1 if key == "cpus" else not value)
        yield args, kwargs | {key: new}
        if len(kwargs) > 1:
            yield args, {k: v for k, v in kwargs.items() if k != key}


CHANGES: dict[str, Callable[[list, dict, Sequence[str]], Iterator[Said]]] = {
    "took": widen,
    "lasted": widen,
    "within": widen,
    "processes": miscount,
    "threads": miscount,
    "joins": miscount,
    "any_order": loosen_order,
    "varies": loosen_text,
    "exits": change_codes,
    "complains": change_texts,
    "loses": change_texts,
    "hangs": change_texts,
    "schedules": change_schedules,
    "needs": change_needs,
}

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
