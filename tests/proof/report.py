"""Say what a verdict found: what broke, both texts side by side, the cure."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from .page import Example
from .promise import Promise
from .recording import Recording
from .verdict import Breach
from .words import counted

MOST_LINES = 60  # of a run's output in a message


def breaches(
    example: Example, found: Sequence[Breach], run: Recording, runs: int = 1
) -> str:
    """The whole message for a run that broke its contract."""
    times = f" in each of {runs} runs" if runs > 1 else ""
    return "\n".join(
        [
            f"{place(example, found)}: {example.script} broke its contract{times}",
            *(f"  - {indented(breach.text)}" for breach in found),
            "",
            *side_by_side(example.promise, run),
            "",
            f"If the script is wrong, mend {example.script}.",
            f"If the page is out of date, accept the new run: {cure(example)}",
        ]
    )


def stale(example: Example, found: Sequence[Breach]) -> str:
    """The message for a page whose recording is missing or not what it shows."""
    reasons = "; ".join(breach.text for breach in found)
    return f"{place(example, found)}: {example.script}: {reasons}; run: {cure(example)}"


def cure(example: Example) -> str:
    return f"make record example={example.ident}"


def place(example: Example, found: Sequence[Breach] = ()) -> str:
    """Page and line of the transcript's line at fault, or of the command."""
    lines = [breach.line for breach in found if breach.line is not None]
    line = example.transcript_line + lines[0] if lines else example.line
    return f"{example.page}:{line}"


def side_by_side(promise: Promise, run: Recording) -> list[str]:
    """Two columns, the run's with time and worker; ≠ marks where they part."""
    transcript, printed = promise.texts[:MOST_LINES], run.texts[:MOST_LINES]
    left, right = alike(promise, transcript), alike(promise, printed)
    width = max(map(len, [*transcript, "the page says"]), default=0)
    other = max(map(len, [*printed, "this run printed"]), default=0)
    rows = [
        f"    {'the page says':{width}}   {'this run printed':{other}}   at       by"
    ]
    for tag, a, b, c, d in SequenceMatcher(None, left, right, False).get_opcodes():
        sign = " " if tag == "equal" else "≠"
        for i, j in zip_longest(range(a, b), range(c, d)):
            said = transcript[i] if i is not None else ""
            seen = run.lines[j] if j is not None else None
            row = f"  {sign} {said:{width}}"
            if seen:
                by = run.label(seen.lane)
                row += f"   {seen.text:{other}}   {seen.at:6.2f} s {by}"
            rows.append(row.rstrip())
    if len(run.lines) > MOST_LINES:
        rest = counted(len(run.lines) - MOST_LINES, "line")
        rows.append(f"    … and {rest} more")
    return rows


def alike(promise: Promise, lines: Sequence[str]) -> list[object]:
    """What two texts must share at a place: the line, or that it may change places."""
    readings = map(promise.read, lines)
    return [line.skeleton if line.group is None else line.group for line in readings]


def indented(text: str) -> str:
    return text.replace("\n", "\n      ")
