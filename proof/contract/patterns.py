"""How the patterns of marks match lines of text.

In a pattern, `{}` is a part that varies. Where a mark bounds a number, its `{}` is
that number and `…` is what other marks say of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

# A decimal number, which seldom is the same in two runs; part of no name or version.
NUMBER = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.]*\d)")
Span = tuple[int, int]  # of a line, from its first character to after its last


@cache
def compile_pattern(pattern: str, part: str = ".+?") -> re.Pattern[str]:
    """A pattern's lines: the text as it is, with `{}` for a varying part."""
    texts = map(re.escape, pattern.split("{}"))
    return re.compile(f"({part})".join(texts))


@cache
def compile_numbered(pattern: str) -> re.Pattern[str]:
    """The lines of a pattern whose `{}` is a whole number or a decimal one."""
    lines = compile_pattern(pattern, r"(?<!\d)(?<!\d\.)\d+(?:\.\d+)?(?!\.?\d)")
    return re.compile(lines.pattern.replace("…", ".*?"))


def find_group(line: str, groups: Sequence[Sequence[str]]) -> int | None:
    """The first group of patterns one of which matches the line."""
    for number, patterns in enumerate(groups):
        if any(compile_pattern(pattern).fullmatch(line) for pattern in patterns):
            return number
    return None


def find_varying(line: str, pattern: str) -> list[Span]:
    """The parts of a line that stand where the pattern has `{}`."""
    found = compile_pattern(pattern).fullmatch(line)
    return [found.span(i + 1) for i in range(len(found.groups()))] if found else []


def merge(parts: Iterable[Span]) -> list[Span]:
    """The same parts of a line in their order, those in one that overlap."""
    whole: list[Span] = []
    for low, high in sorted(parts):
        if whole and low < whole[-1][1]:
            low, high = whole[-1][0], max(high, whole.pop()[1])
        whole.append((low, high))
    return whole


def replace_parts(line: str, parts: Iterable[tuple[Span, str]]) -> str:
    """The line with other texts in the place of some of its parts."""
    for (low, high), text in sorted(parts, reverse=True):
        line = line[:low] + text + line[high:]
    return line
