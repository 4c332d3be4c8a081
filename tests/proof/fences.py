"""Find every fenced block of a Markdown page, and the comments above each.

Unlike pytest-codeblocks, which reads what it is to run, this reads what is
there: fences of either kind, with any info string, closed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
HIDDEN = re.compile(r"^\s*(?:[>*+-]|\d+[.)])[>*+\-\s]*(?:`{3,}[^`]*|~{3,}.*)$")
COMMENT = re.compile(r"^\s*<!--[-\s]*(?P<text>.*?)[-\s]*-->\s*$")


@dataclass(frozen=True)
class Comment:
    """A comment on a line of its own; lines count from 1."""

    line: int
    text: str


@dataclass(frozen=True)
class Fence:
    """A fenced block: the line of its opening, and the comments just above."""

    line: int
    info: str
    body: str
    comments: tuple[Comment, ...]
    closed: bool = True
    tilde: bool = False

    @property
    def end(self) -> int:
        """The number of its last line."""
        return self.line + self.body.count("\n") + self.closed

    @property
    def language(self) -> str:
        return re.split(r"[\s{]", self.info, maxsplit=1)[0]


@dataclass(frozen=True)
class Blocks:
    """All fences of a page, and the comments that stand above none.

    `faults` are lines that would hide a block, an include or a comment from
    one reader or another, each with what is wrong with it.
    """

    fences: tuple[Fence, ...]
    orphans: tuple[Comment, ...]
    faults: tuple[Comment, ...]


def read_fences(text: str) -> Blocks:
    """Every fence in order, and every comment that no fence follows."""
    lines = text.splitlines()
    fences: list[Fence] = []
    orphans: list[Comment] = []
    faults: list[Comment] = []
    above: list[Comment] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if opening := OPENING.match(line):
            body, closed = read_body(lines[number:], opening)
            info, tilde = opening["info"].strip(), opening["ticks"][0] == "~"
            fences.append(Fence(number, info, body, tuple(above), closed, tilde))
            above, number = [], fences[-1].end
        elif comment := COMMENT.match(line):
            above.append(Comment(number, comment["text"]))
        elif line.strip():
            orphans += above
            above = []
            if "<!--" in line and "pytest" in line:
                orphans.append(Comment(number, line.strip()))
            faults += [Comment(number, text) for text in faults_of(line)]
    return Blocks(tuple(fences), (*orphans, *above), tuple(faults))


def faults_of(line: str) -> Iterator[str]:
    """What hides something in a line that is neither a fence nor a comment."""
    if HIDDEN.match(line):
        yield "a block begins on a line of its own, with nothing before it"
    if line.rfind("<!--") > line.rfind("-->"):
        yield "a comment begins and ends on one line"
    if line.lstrip().startswith("--8<--"):
        yield "an include outside of an example's block"


def read_body(lines: list[str], opening: re.Match[str]) -> tuple[str, bool]:
    """The lines of a block, less its indent, and whether it is closed."""
    ticks, indent = opening["ticks"], opening["indent"]
    body = ""
    for line in lines:
        text = line.strip()
        if len(text) >= len(ticks) and set(text) == {ticks[0]}:
            return body, True
        body += line.removeprefix(indent) + "\n"
    return body, False
