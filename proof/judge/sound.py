"""Say what no observer can have noted of a run, though it is stored as one.

Pure functions, as in `verdict`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..contract.needs import Needs
from ..run.recording import Line, Recording, Task, Wait

SLIP = 0.01  # seconds by which a terminal and the clocks of processes may differ
# Where a traceback quotes a script: its name, which line, and what stands there.
QUOTED = re.compile(r'^ *File "([^"]+)", line (\d+), in .+\n( +.+)$', re.MULTILINE)


def find_fault(run: Recording, needs: Needs, name: str, source: str) -> str:
    """What is wrong, or an empty text; `source` is of the script of that file name."""
    faults = (
        *find_unmet(run, needs),
        *find_lanes(run),
        *find_times(run),
        *find_quotes(run, name, source),
    )
    return next(iter(faults), "")


def find_unmet(run: Recording, needs: Needs) -> Iterator[str]:
    """Why the script cannot run where it is said to have run."""
    if "python" in run.where:
        given = {"packages": needs.packages.split(), "cores": needs.cpus}
        given["start_methods"] = [run.where.get("start_method", needs.start_method)]
        if unmet := needs.find_unmet({"gil": True, "system": ""} | run.where | given):
            yield f"the example {unmet}"


def find_lanes(run: Recording) -> Iterator[str]:
    rows: list[Line | Task | Wait] = [*run.lines, *list_spells(run)]
    for row in rows:
        if row.lane is not None and not 0 <= row.lane < len(run.lanes):
            yield f"lane {row.lane} does something and is not listed"


def find_times(run: Recording) -> Iterator[str]:
    """What is printed or done before the run began, after it ended, or backwards."""
    last = max(run.span, run.ended) + SLIP
    spells = list_spells(run)
    whole = [
        (each.begin, each.begin if each.end is None else each.end) for each in spells
    ]
    moments = [line.at for line in run.lines]
    for begin, end in (*whole, *zip(moments, moments, strict=True)):
        if not -SLIP <= begin <= end + SLIP:
            yield f"something begins at {begin:g} s and ends at {end:g} s"
        elif end > last and run.ended:
            yield f"something ends at {end:g} s, and the run at {run.ended:g} s"
    if not is_rising(moments):
        yield "a line is printed before the one above it"


def list_spells(run: Recording) -> list[Task | Wait]:
    return [*run.tasks, *(run.calls or ()), *run.waits]


def is_rising(moments: Iterable[float]) -> bool:
    latest = 0.0
    for at in moments:
        if at < latest - SLIP:
            return False
        latest = max(latest, at)
    return True


def find_quotes(run: Recording, name: str, source: str) -> Iterator[str]:
    """What standard error cannot have said, of the script or at no time."""
    count = len(run.complaints.split("\n")) if run.complaints else 0
    if len(run.complained) != count:
        yield f"{len(run.complained)} moments are of {count} lines on standard error"
    lines = source.splitlines()
    for file, number, quoted in QUOTED.findall(run.complaints):
        stands = lines[int(number) - 1 : int(number)] if file == name else [quoted]
        if quoted.strip() not in map(str.strip, stands):
            yield f"line {number} of {file} is not {quoted.strip()!r}"
