"""What the site reads of the book: scripts, recordings, and whether they fit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Unproven(ValueError):
    """A claim whose example proves nothing any more."""


def read_unchanged(read: Callable[[Path], Any], file: Path) -> Any:
    """What `read` makes of a file, once for each change of it; None if there is none.

    A page of comparisons, and each page of `make serve`, asks for it again.
    """
    return read_once(read, file, file.stat().st_mtime_ns) if file.exists() else None


@cache
def read_once(read: Callable[[Path], Any], file: Path, changed: int) -> Any:
    return read(file)
