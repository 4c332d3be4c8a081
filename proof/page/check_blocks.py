"""Say what is wrong with the blocks of a page, and with what is drawn by hand.

pytest-codeblocks is the reader of commands, marks and transcripts. It passes over what
it does not know without a word, so every block must be accounted for here.
"""

from __future__ import annotations

from pathlib import Path

from .blocks import EXPECTED, ILLUSTRATIVE, INCLUDE, QUOTES, Block, Comment
from .check_commands import RUN_BY_PYTEST, check_command
from .check_scripts import check_code
from .model import SHELL, Page
from .problems import Faults
from .quotes import find_changed
from .raw import find_drawn

PYTHON = ("python", "python3", "py", "py3", "pycon")


def check_blocks(page: Page, root: Path) -> Faults:
    """Account for each block: code, command, transcript, or excused."""
    for block in page.blocks:
        if not block.closed:
            yield block.line, "this block is never closed"
        if block.tilde:
            yield block.line, "write ``` in place of ~~~, which pytest does not see"
    blocks = iter(page.blocks)
    for block in blocks:
        excuse, quotes = block.find_comment(ILLUSTRATIVE), block.find_comment(QUOTES)
        if block.language in SHELL and not excuse and not quotes:
            yield from check_command(page, block, next(blocks, None))
            continue
        yield from check_above(block)
        if excuse:
            yield from check_excused(block, excuse)
        elif quotes:
            yield from check_quote(block, quotes, root)
        elif block.language in PYTHON:
            yield from check_code(page, block, root)
        else:
            yield (
                block.line,
                "neither an example, a command nor its transcript: say above it "
                f"<!--{ILLUSTRATIVE}: why-->, or take it out",
            )


def check_above(block: Block) -> Faults:
    """No mark or keyword stands above a block that cannot obey it."""
    for comment in block.comments:
        if comment.kind == EXPECTED:
            yield comment.line, "a transcript without a command above it"
        elif comment.text.startswith("pytest"):
            yield comment.line, f"marks stand above a command, not: {comment.text}"


def check_excused(block: Block, excuse: Comment) -> Faults:
    """A block of which the page says why it is not to be run."""
    yield from check_reason(excuse)
    yield from check_unrun(block, f"is {ILLUSTRATIVE}")
    if INCLUDE in block.body:
        yield block.line, "an include outside of an example's block"


def check_quote(block: Block, quotes: Comment, root: Path) -> Faults:
    """Lines of a script, which is shown and run on another page."""
    yield from check_unrun(block, QUOTES)
    for name in quotes.names[:1]:
        script = root / f"examples/{name}.py"
        source = script.read_text("utf-8") if script.is_file() else block.body
        if changed := find_changed(block.body, source):
            told = f"{name} has no such lines, in this order: {changed.strip()!r}"
            yield block.line, told


def check_unrun(block: Block, kind: str) -> Faults:
    if block.language in RUN_BY_PYTEST:
        yield (
            block.line,
            f"pytest runs a block that says {block.language}; "
            f"write py or console for one that {kind}",
        )


def check_drawn(page: Page) -> Faults:
    """Raw HTML and pictures, of which the page says why no run is behind them."""
    for drawn in find_drawn(page):
        if not drawn.excuse:
            yield (
                drawn.line,
                "raw HTML or a picture, which nothing proves: say above it "
                f"<!--{ILLUSTRATIVE}: why-->, or take it out",
            )
        else:
            yield from check_reason(drawn.excuse)


def check_reason(excuse: Comment) -> Faults:
    if not excuse.argument:
        yield excuse.line, f"say why: <!--{ILLUSTRATIVE}: the reason-->"
