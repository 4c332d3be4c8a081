"""Every mutant of a script: one change each, comments and true lines kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import libcst as cst

from .operators import OPERATORS, Edit
from .operators.syntax import code, walk

# What an expression has more when a formatter breaks it into lines.
WRAPPED = re.compile(r"(?<=[(\[{]) |,? (?=[)\]}])")


@dataclass(frozen=True)
class Mutant:
    """A script with one change: which operator made it, where and how, and the text.

    `place` is an expression of the script and what became of it: "p.join():
    dropped", or "p.join(): dropped (1 of 2)" where there are two of these.
    """

    operator: str
    place: str
    source: str

    @property
    def name(self) -> str:
        return f"{self.operator} | {self.place}"


@cache
def make_mutants(source: str) -> tuple[Mutant, ...]:
    """Every mutant of a script, each text once."""
    script = cst.parse_module(source)
    found: dict[str, Mutant | None] = {source: None}
    for node in walk(script):
        for name, operator in OPERATORS.items():
            for edit in operator(node):
                new = align(script.visit(Changing(edit)).code, source)
                found.setdefault(new, Mutant(name, write_place(edit), new))
    return tuple(tell_apart([mutant for mutant in found.values() if mutant]))


class Changing(cst.CSTTransformer):
    """Puts the new nodes of an edit where the old ones are."""

    def __init__(self, edit: Edit):
        super().__init__()
        self.edit = edit

    def on_leave(self, original_node, updated_node):
        return self.edit.new.get(original_node, updated_node)


def align(new: str, old: str) -> str:
    """The new text with blank lines more or less: what follows has not moved."""
    lines, before = new.split("\n"), old.split("\n")
    missing = len(before) - len(lines)
    if missing > 0:
        at = count_same(lines, before)
        return "\n".join([*lines[:at], *[""] * missing, *lines[at:]])
    at = len(lines) - count_same(lines[::-1], before[::-1])
    while missing < 0 and at < len(lines) and not lines[at].strip():
        del lines[at]
        missing += 1
    return "\n".join(lines)


def count_same(lines: list[str], others: list[str]) -> int:
    """How many lines there are before the first that differs."""
    pairs = zip(lines, others, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), len(lines))


def write_place(edit: Edit) -> str:
    """The expression that an edit is about, on one line, and what becomes of it."""
    text = code(edit.of).strip()
    if isinstance(edit.of, cst.BaseCompoundStatement | cst.ExceptHandler):
        text = text.partition("\n")[0]
    text = WRAPPED.sub("", " ".join(text.split())).rstrip(",:")
    return f"{text}: {edit.change}"


def tell_apart(found: Iterable[Mutant]) -> list[Mutant]:
    """Say which one it is of those that would have one name."""
    alike, so_far, apart = Counter(m.name for m in found), Counter(), []
    for mutant in found:
        so_far[mutant.name] += 1
        if alike[mutant.name] > 1:
            which = f"({so_far[mutant.name]} of {alike[mutant.name]})"
            mutant = replace(mutant, place=f"{mutant.place} {which}")
        apart.append(mutant)
    return apart
