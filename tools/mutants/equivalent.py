"""The mutants of scripts that nobody could tell from the script, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

FILE = Path(__file__).with_name("equivalent.txt")
WHICH = r" \(\d+ of \d+\)"


@dataclass(frozen=True)
class Excuse:
    """A line of `equivalent.txt`: which mutant of which example, and the reason."""

    line: int
    example: str
    mutant: str
    reason: str

    @property
    def key(self) -> str:
        return f"{self.example} | {self.mutant}"


def read_excuses(text: str | None = None) -> list[Excuse]:
    lines = (FILE.read_text("utf-8") if text is None else text).splitlines()
    return [
        read_excuse(number, line)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]


def read_excuse(number: int, line: str) -> Excuse:
    key, _, reason = line.rpartition(" -- ")
    example, _, mutant = (key or line).partition(" | ")
    return Excuse(number, example, mutant, reason if key else "")


def list_names(key: str) -> set[str]:
    """A mutant's key, and that which stands for it in all variants of its example."""
    example, mutant = key.split(" | ", 1)
    return {key, f"{example.partition('@')[0]} | {mutant}"}


def find_faults(
    excuses: Collection[Excuse], mutants: Mapping[str, Collection[str]]
) -> Iterator[str]:
    """What is wrong with excuses, given the mutants of each example, and the cure."""
    lines: dict[str, int] = {}
    for excuse in excuses:
        first = lines.setdefault(excuse.key, excuse.line)
        if wrong := find_fault(excuse, mutants.get(excuse.example), first):
            yield f"{FILE.name}:{excuse.line}: {wrong}"


def find_fault(excuse: Excuse, mutants: Collection[str] | None, first: int) -> str:
    if first != excuse.line:
        return f"the same stands at line {first}; take one out"
    if not excuse.reason:
        return 'no reason; end the line with " -- " and why nobody could tell'
    if mutants is None:
        return f"no example is called {excuse.example}; correct the name"
    if excuse.mutant in mutants:
        return ""
    several = [m for m in mutants if re.fullmatch(re.escape(excuse.mutant) + WHICH, m)]
    if several:
        return f"{len(several)} mutants are that; write which: {' or '.join(several)}"
    near = get_close_matches(excuse.mutant, mutants, 1, 0)
    instead = f", or name {near[0]}" if near else ""
    return f"no mutant is {excuse.key}; take the line out{instead}"
