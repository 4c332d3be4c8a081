"""Find the fenced blocks of a Markdown text, and its comments.

Unlike pytest-codeblocks, which reads what it is to run, this reads what is
there: blocks of either kind, with any info string, closed or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..contract.marks import PREFIX

# ``` opens no block if more ` follow on its line: that is code within a sentence.
OPENING = re.compile(
    r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$"
)
HIDDEN = re.compile(r"^\s*(?:[>*+-]|\d+[.)])[>*+\-\s]*(?:`{3,}[^`]*|~{3,}.*)$")
COMMENT = re.compile(r"^\s*<!--[-\s]*(?P<text>.*?)[-\s]*-->\s*$")
INCLUDE = "--8<--"
# The kinds of comments: above a command, and above its transcript,
MARK = "mark"
EXPECTED = "pytest-codeblocks:expected-output"
# above the solution of an exercise, what the start breaks and what is told to whom,
BREAKS = "breaks"
HINT = "hint"
WRONG = "wrong"
# above the command of a changed script, what is changed,
PREDICT = "predict"
# above other blocks, what they build on, or why nothing runs them,
BUILDS_ON = "builds on"
ILLUSTRATIVE = "illustrative"
QUOTES = "quotes"  # of which script they are lines
# on lines of their own, with the names of examples, chapter/name,
COMPARE = "compare"
BOARD = "board"
COMPARE_CODE = "compare with code"
SKETCH = "sketch"
WATCHED = "watched"  # what `make watch` says of their runs
PROVEN_BY = "proven by"
# and below a line of prose, from which numbers of an example its own comes, why no
# example shows what it says, or why it speaks of pools without naming their kind.
SYMPTOM = "symptom"  # below a heading, what a reader sees who needs the section
SYMPTOMS = "symptoms"  # in the place of a list of them, from these pages
EXERCISES = "exercises"  # the same of exercises
COMES_FROM = "comes from"
NOT_MEASURED = "not measured"
NO_SCRIPT = "no script"
ANY_KIND = "any kind"
KINDS = (
    BREAKS,
    HINT,
    WRONG,
    PREDICT,
    BUILDS_ON,
    ILLUSTRATIVE,
    QUOTES,
    COMPARE,
    BOARD,
    COMPARE_CODE,
    SKETCH,
    WATCHED,
    PROVEN_BY,
    SYMPTOM,
    SYMPTOMS,
    EXERCISES,
    COMES_FROM,
    NOT_MEASURED,
    NO_SCRIPT,
    ANY_KIND,
)


@dataclass(frozen=True)
class Comment:
    """A comment on a line of its own, `<!--kind: argument-->`; lines count from 1.

    The kind is empty where it is none that the book knows.
    """

    line: int
    text: str
    kind: str = ""
    argument: str = ""

    @property
    def names(self) -> list[str]:
        """The examples that it names."""
        return self.argument.split()

    @property
    def is_for_pytest(self) -> bool:
        """Whether it is, or looks like, one that pytest reads."""
        return "pytest" in self.text


@dataclass(frozen=True)
class Block:
    """A fenced block: the line of its opening, and the comments just above."""

    line: int
    info: str
    body: str
    comments: tuple[Comment, ...] = ()
    closed: bool = True
    tilde: bool = False

    @property
    def first(self) -> int:
        """The number of its first line, that of its first comment if it has one."""
        return min([self.line, *(comment.line for comment in self.comments)])

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.line + self.body.count("\n") + self.closed

    @property
    def language(self) -> str:
        return re.split(r"[\s{]", self.info, maxsplit=1)[0]

    def find_comment(self, kind: str) -> Comment | None:
        """The first comment of that kind above it."""
        return next((c for c in self.comments if c.kind == kind), None)


@dataclass(frozen=True)
class Blocks:
    """All blocks of a text, and the comments that stand above none.

    `faults` are lines that would hide a block, an include or a comment from
    one reader or another, each with what is wrong with it.
    """

    blocks: tuple[Block, ...]
    loose: tuple[Comment, ...]
    faults: tuple[Comment, ...]


def read_blocks(lines: Sequence[str]) -> Blocks:
    """Every block in order, and every comment that no block follows."""
    blocks: list[Block] = []
    loose: list[Comment] = []
    faults: list[Comment] = []
    above: list[Comment] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if opening := OPENING.match(line):
            body, closed = read_body(lines[number:], opening)
            info, tilde = opening["info"].strip(), opening["ticks"][0] == "~"
            blocks.append(Block(number, info, body, tuple(above), closed, tilde))
            above, number = [], blocks[-1].last
        elif comment := COMMENT.match(line):
            above.append(read_comment(number, comment["text"]))
        elif line.strip():
            loose += above
            above = []
            if "<!--" in line and "pytest" in line:
                loose.append(Comment(number, line.strip()))
            faults += [Comment(number, text) for text in find_faults(line)]
    return Blocks(tuple(blocks), (*loose, *above), tuple(faults))


def read_comment(line: int, text: str) -> Comment:
    """A comment by its text, parsed into its kind and its argument."""
    if text.startswith(PREFIX):
        return Comment(line, text, MARK, text.removeprefix(PREFIX))
    if text == EXPECTED:
        return Comment(line, text, EXPECTED)
    kind, _, argument = text.partition(":")
    known = kind.strip() in KINDS
    return Comment(line, text, *([kind.strip(), argument.strip()] if known else []))


def find_faults(line: str) -> Iterator[str]:
    """What hides something in a line that is neither a block's nor a comment."""
    if HIDDEN.match(line):
        yield "a block begins on a line of its own, with nothing before it"
    if re.match(r"\s*```", line):
        yield "a line that begins with ``` opens a block, and has no ` further on"
    if line.rfind("<!--") > line.rfind("-->"):
        yield "a comment begins and ends on one line"
    if line.lstrip().startswith(INCLUDE):
        yield "an include outside of an example's block"


def read_body(lines: Sequence[str], opening: re.Match[str]) -> tuple[str, bool]:
    """The lines of a block, less its indent, and whether it is closed."""
    ticks, indent = opening["ticks"], opening["indent"]
    body = ""
    for line in lines:
        text = line.strip()
        if len(text) >= len(ticks) and set(text) == {ticks[0]}:
            return body, True
        body += line.removeprefix(indent) + "\n"
    return body, False
