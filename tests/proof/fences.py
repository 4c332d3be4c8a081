"""Find every fenced block of a Markdown page, and the comments above each.

Unlike pytest-codeblocks, which reads what it is to run, this reads what is
there: fences of either kind, with any info string, closed or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
COMMENT = re.compile(r"^\s*<!--\s*(?P<text>.*?)\s*-->\s*$")


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

    @property
    def language(self) -> str:
        return re.split(r"[\s{]", self.info, maxsplit=1)[0]


@dataclass(frozen=True)
class Blocks:
    """All fences of a page, and the comments that stand above none."""

    fences: tuple[Fence, ...]
    orphans: tuple[Comment, ...]


def read_fences(text: str) -> Blocks:
    """Every fence in order, and every comment that no fence follows."""
    lines = text.splitlines()
    fences: list[Fence] = []
    orphans: list[Comment] = []
    above: list[Comment] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if opening := OPENING.match(line):
            body, closed = read_body(lines[number:], opening)
            fences.append(
                Fence(number, opening["info"].strip(), body, tuple(above), closed)
            )
            above, number = [], number + body.count("\n") + closed
        elif comment := COMMENT.match(line):
            above.append(Comment(number, comment["text"]))
        elif line.strip():
            orphans += above
            above = []
            if "<!--" in line and "pytest" in line:
                orphans.append(Comment(number, line.strip()))
    return Blocks(tuple(fences), (*orphans, *above))


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
