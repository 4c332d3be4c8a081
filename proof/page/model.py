"""The model of a page: its sections, its blocks, its comments and its examples.

There is one reader, `read`. It takes what it finds and judges nothing: what is
wrong with a page is for `check` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path, PurePosixPath

from markdown.extensions.toc import slugify

from ..contract.conditions import label_apart
from ..contract.marks import read_contract
from ..contract.terms import BadMark, Contract
from .blocks import COMMENT, EXPECTED, MARK, Block, Comment, read_blocks
from .examples import Example, make_slug
from .exercises import Exercise, list_exercises
from .predictions import Prediction, list_predictions

SHOWN = re.compile(r'^python title="(?P<script>[^"]+)"$')
COMMAND = re.compile(r"^python (?P<script>examples/\S+\.py)\n$")
HEADING = re.compile(r"^(?P<level>#+) +(?P<text>.*?)\s*$")
ANCHOR = re.compile(r" *\{ *#(?P<anchor>[\w-]+) *\}$")
SHELL = ("sh", "bash")


@dataclass(frozen=True)
class Section:
    """A heading and the lines from it up to the next heading."""

    level: int
    title: str
    first: int
    last: int

    @property
    def heading(self) -> str:
        """The title without what says its anchor."""
        return ANCHOR.sub("", self.title)

    @property
    def anchor(self) -> str:
        if said := ANCHOR.search(self.title):
            return said["anchor"]
        return slugify(re.sub(r"[`*]|\]\([^)]*\)|\[", "", self.title), "-")

    def holds(self, line: int) -> bool:
        return self.first <= line <= self.last


@dataclass(frozen=True)
class Page:
    """A page as read, all in its order; lines count from 1.

    `loose` are the comments that stand above no block, and `faults` the lines
    that one reader or another would misread. `examples` are those that are whole.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    loose: tuple[Comment, ...]
    faults: tuple[Comment, ...]
    examples: tuple[Example, ...]

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def folder(self) -> str:
        """Where its scripts are, `examples/processes/`."""
        chapter = PurePosixPath(self.path).relative_to("docs").with_suffix("")
        return f"examples/{chapter}/"

    @cached_property
    def comments(self) -> list[Comment]:
        """Those above blocks and those above none."""
        above = [comment for block in self.blocks for comment in block.comments]
        return sorted([*self.loose, *above], key=lambda comment: comment.line)

    @cached_property
    def scripts(self) -> dict[str, Block]:
        """Each script that is shown, with the block that does so."""
        shown = {find_script(b): b for b in reversed(self.blocks) if find_script(b)}
        return dict(reversed(shown.items()))

    @cached_property
    def exercises(self) -> list[Exercise]:
        return list_exercises(self.examples)

    @cached_property
    def predictions(self) -> list[Prediction]:
        return list_predictions(self.examples)

    @cached_property
    def sections(self) -> list[Section]:
        """What each heading begins; what is above the first belongs to none."""
        inside = {n for b in self.blocks for n in range(b.line, b.last + 1)}
        found = [
            (number, heading)
            for number, line in enumerate(self.lines, 1)
            if number not in inside and (heading := HEADING.match(line))
        ]
        ends = [number - 1 for number, _ in found[1:]] + [len(self.lines)] * bool(found)
        return [
            Section(len(heading["level"]), heading["text"], number, last)
            for (number, heading), last in zip(found, ends, strict=True)
        ]

    def read_prose(self) -> Iterator[tuple[int, str]]:
        """Each line that is neither a block's nor a comment, with its number."""
        inside = {n for b in self.blocks for n in range(b.line, b.last + 1)}
        for number, line in enumerate(self.lines, 1):
            if line.strip() and number not in inside and not COMMENT.match(line):
                yield number, line


def read(text: str, path: str = "") -> Page:
    """The page that a text of Markdown makes; `path` is where it stands in the book."""
    found = read_blocks(text.splitlines())
    examples = tuple(tell_apart(read_examples(found.blocks, path)))
    return Page(path, text, found.blocks, found.loose, found.faults, examples)


def read_page(file: Path, root: Path) -> Page:
    """Read `file`, a page of the book whose folder is `root`."""
    return read(file.read_text("utf-8"), file.relative_to(root).as_posix())


def read_pages(root: Path) -> list[Page]:
    """All pages of that book, in the order of their paths."""
    return [read_page(file, root) for file in sorted(root.glob("docs/**/*.md"))]


def read_examples(blocks: Sequence[Block], path: str) -> Iterator[Example]:
    """Each command whose marks can be read, with the transcript that follows it."""
    for block, following in pairwise(blocks):
        script = find_command(block)
        if script and following.find_comment(EXPECTED):
            with suppress(BadMark):
                yield Example(
                    path,
                    block.line,
                    script,
                    read_marks(block),
                    following.body,
                    following.line + 1,
                    command=block,
                    printed=following,
                )


def tell_apart(examples: Iterable[Example]) -> Iterator[Example]:
    """Several commands of one script, each with what it needs as its variant."""
    for _, group in groupby(examples, lambda example: example.script):
        several = list(group)
        needs = label_apart([example.contract.needs for example in several])
        for example, label in zip(several, needs, strict=True):
            if len(several) > 1:
                example = replace(example, variant=make_slug(label), label=label)
            yield example


def read_marks(command: Block) -> Contract:
    """What the marks above a command say together.

    Raises BadMark for the first that is unknown, malformed or said twice.
    """
    return read_contract(c.text for c in command.comments if c.kind == MARK)


def find_script(block: Block) -> str:
    """The script that a block shows, an empty text if it shows none."""
    shown = SHOWN.match(block.info)
    return shown["script"] if shown else ""


def find_command(block: Block) -> str:
    """The script that a block runs, an empty text if it runs none."""
    command = COMMAND.match(block.body) if block.info in SHELL else None
    return command["script"] if command else ""
