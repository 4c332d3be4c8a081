"""What is wrong with a page: each thing with its line, and what cures it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Faults = Iterator[tuple[int, str]]  # of one page, each with the number of its line


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file at a line, and what cures it."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"
