"""Replace files as one step: a reader sees the old texts or the new, never half.

Several that change together are first put whole into a journal. Whoever comes next
after an interruption finishes the journal.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

JOURNAL = "docs/recordings/.unfinished.json"


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
