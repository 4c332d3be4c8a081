"""Find what is new in a script against another one."""

from __future__ import annotations

from difflib import SequenceMatcher
from textwrap import dedent

GUARD = "if __name__ =="


def find_new_lines(before: str, after: str) -> list[int]:
    """The lines of a script, from 1, that the one before it does not have.

    The first, which says what the example is about, always differs.
    """
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, False)
    return [
        line + 1
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("replace", "insert")
        for line in range(first, last)
        if line and new[line].strip()
    ]


def find_new_calls(before: str, after: str) -> list[str]:
    """The new lines below the main guard of a script, as they stand to each other."""
    lines = after.splitlines()
    guard = next((n for n, line in enumerate(lines, 1) if line.startswith(GUARD)), 0)
    new = [lines[n - 1] for n in find_new_lines(before, after) if n > guard]
    return dedent("\n".join(new)).splitlines()
