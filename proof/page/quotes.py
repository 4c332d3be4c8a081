"""Code that a page quotes from a script of another page, letter by letter.

    <!--quotes: futures/process_map-->
    ```py
    results = ex.map(runner, p)

    for r in results:
        print(r)
    ```

What stands between two blank lines is one part. The lines of a part stand together in
the script, and its parts one after the other; how deep they are indented is free.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent


def find_changed(quoted: str, source: str) -> str:
    """The first part that the source does not have where it should, empty if none."""
    lines = source.splitlines()
    for part in quoted.strip("\n").split("\n\n"):
        rest = find_rest(dedent(part).splitlines(), lines)
        if rest is None:
            return part
        lines = rest
    return ""


def find_rest(part: Sequence[str], lines: list[str]) -> list[str] | None:
    """What follows the part, None where the lines do not have it."""
    for end in range(len(part), len(lines) + 1):
        there = dedent("\n".join(lines[end - len(part) : end]))
        if there.splitlines() == part:
            return lines[end:]
    return None
