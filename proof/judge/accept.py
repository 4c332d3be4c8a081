"""Write an accepted run into its page and its recording, both or neither."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..page.examples import Example
from ..page.model import read, read_page
from ..run.recording import Recording
from .files import write_all

NOTHING: Mapping[str, str] = {}


def accept(
    example: Example, run: Recording, root: Path, more: Mapping[str, str] = NOTHING
) -> bool:
    """Make `run` what the page shows; return whether the page changed.

    `more` are other files that are stored of the example, by their paths from `root`.

    Raises ValueError, and writes nothing, if the page no longer runs the
    example or its block cannot hold what was printed.
    """
    page = root / example.page
    current = [e for e in read_page(page, root).examples if e.ident == example.ident]
    if not current:
        raise ValueError(f"{example.page} no longer runs {example.script}")
    before = page.read_text("utf-8")
    after = replace_transcript(before, current[0], run.texts)
    if read_transcript(current[0].transcript_line, after) != run.texts:
        raise ValueError(f"{example.page} cannot show what {example.script} printed")
    write_all({example.page: after, example.recording: run.to_json(), **more}, root)
    return before != after


def replace_transcript(text: str, example: Example, printed: list[str]) -> str:
    """The page's text with other lines in the example's transcript."""
    lines = text.splitlines(keepends=True)
    first = example.transcript_line - 1
    last = first + len(example.lines)
    fence = lines[first - 1]
    indent = fence[: len(fence) - len(fence.lstrip())]
    new = [f"{indent}{line}\n" for line in printed]
    return "".join([*lines[:first], *new, *lines[last:]])


def read_transcript(line: int, text: str) -> list[str]:
    """The lines of the block whose first line is that one."""
    bodies = {block.line + 1: block.body for block in read(text).blocks}
    return bodies[line].splitlines()
