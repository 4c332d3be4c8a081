"""Write an accepted run into its page and its recording, both or neither.

Two files change together, so what is to be written is first put whole into a
journal. Whoever comes next after an interruption finishes the journal: the
book holds the old or the new, never half.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from .page import Example, read, read_page
from .recording import Recording

JOURNAL = "docs/recordings/.unfinished.json"


def accept(example: Example, run: Recording, root: Path) -> bool:
    """Make `run` what the page shows; return whether the page changed.

    Raises ValueError, and writes nothing, if the page no longer runs the
    example or its block cannot hold what was printed.
    """
    page = root / example.page
    current = [e for e in read_page(page, root).examples if e.ident == example.ident]
    if not current:
        raise ValueError(f"{example.page} no longer runs {example.script}")
    before = page.read_text("utf-8")
    after = with_transcript(before, current[0], run.texts)
    if transcript_at(current[0].transcript_line, after) != run.texts:
        raise ValueError(f"{example.page} cannot show what {example.script} printed")
    write_all({example.page: after, example.recording: run.to_json()}, root)
    return before != after


def with_transcript(text: str, example: Example, printed: list[str]) -> str:
    """The page's text with other lines in the example's transcript."""
    lines = text.splitlines(keepends=True)
    first = example.transcript_line - 1
    last = first + len(example.lines)
    fence = lines[first - 1]
    indent = fence[: len(fence) - len(fence.lstrip())]
    new = [f"{indent}{line}\n" for line in printed]
    return "".join([*lines[:first], *new, *lines[last:]])


def transcript_at(line: int, text: str) -> list[str]:
    """The lines of the block whose first line is that one."""
    bodies = {block.line + 1: block.body for block in read(text).blocks}
    return bodies[line].splitlines()


def write_all(files: dict[str, str], root: Path) -> None:
    """Write several files, given by their paths from `root`, as one step."""
    write(root / JOURNAL, json.dumps(files, ensure_ascii=False))
    finish(root)


def finish(root: Path) -> None:
    """Complete what an interrupted write left in the journal, if anything."""
    journal = root / JOURNAL
    if journal.exists():
        for name, text in json.loads(journal.read_text("utf-8")).items():
            write(root / name, text)
        journal.unlink(missing_ok=True)


def write(file: Path, text: str) -> None:
    """Replace a file as one step; a reader sees the old text or the new."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            os.chmod(temporary, file.stat().st_mode & 0o777)
        else:
            os.chmod(temporary, 0o644)
        os.replace(temporary, file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
