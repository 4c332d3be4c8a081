"""Lay what a run printed beside what a page says, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from ..contract.counting import say_count
from ..contract.promise import Promise
from ..run.recording import Recording

MOST_LINES = 60  # of a run's output in a message
PAGE = "the page says", "this run printed"


def lay_side_by_side(
    promise: Promise, run: Recording, heads: tuple[str, str] = PAGE
) -> list[str]:
    """Two columns, the run's with time and worker; ≠ marks where they part.

    One column where there is no transcript to part from.
    """
    transcript, printed = promise.texts[:MOST_LINES], run.texts[:MOST_LINES]
    head = heads[0] if transcript else ""
    width = max(map(len, [*transcript, head]), default=0)
    other = max(map(len, [*printed, heads[1]]), default=0)
    rows = [f"    {head:{width}}   {heads[1]:{other}}   at       by"]
    for same, i, j in pair_lines(promise, transcript, printed):
        sign = " " if same or not transcript else "≠"
        said = transcript[i] if i is not None else ""
        seen = run.lines[j] if j is not None else None
        row = f"  {sign} {said:{width}}"
        if seen:
            by = run.label(seen.lane)
            row += f"   {seen.text:{other}}   {seen.at:6.2f} s {by}"
        rows.append(row.rstrip())
    if len(run.lines) > MOST_LINES:
        rest = say_count(len(run.lines) - MOST_LINES, "line")
        rows.append(f"    … and {rest} more")
    return rows


def pair_lines(
    promise: Promise, transcript: Sequence[str], printed: Sequence[str]
) -> Iterator[tuple[bool, int | None, int | None]]:
    """Whether two lines are the same, and their places, None where one is missing."""
    left = [line.key for line in promise.read(transcript)]
    right = [line.key for line in promise.read(printed)]
    for tag, a, b, c, d in SequenceMatcher(None, left, right, False).get_opcodes():
        for i, j in zip_longest(range(a, b), range(c, d)):
            yield tag == "equal", i, j
