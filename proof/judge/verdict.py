"""Hold a recording against what its page promises.

Everything here, and in the modules that this one asks, is a pure function: no clock,
no file, no process. Times are in seconds.
"""

from __future__ import annotations

from dataclasses import replace

from ..contract.promise import Promise
from ..run.recording import Recording
from .apart import find_chances
from .bounds import check_bounds
from .breaches import Breach
from .complaints import check_complaints
from .gaps import find_toothless, find_ungoverned, find_unused
from .lateness import excuse, has_shared_lines, started_slowly, was_cut_short
from .offsets import find_delays
from .outcome import check_exits, check_hang, check_incidents, check_losses
from .output import check_digits, check_number, check_order
from .shape import came_late
from .workers import check_joins, check_workers


def judge(
    run: Recording, promise: Promise, drawn: Recording | None = None
) -> list[Breach]:
    """Every breach of the promise by this run; none if it kept it.

    What the page draws, if it is known, says whether the machine held the run up.
    """
    contract = promise.contract
    printed = promise.read(run.texts)
    slow, shared = started_slowly(run), has_shared_lines(run, promise)
    slow = slow or (drawn is not None and came_late(run, drawn, promise))
    cut = was_cut_short(run, contract)
    bounds = list(check_bounds(run, promise))
    # What kept a run too long can have kept some of its lines longer than others.
    unsettled = slow or shared or any(breach.late for breach in bounds)
    return [
        *find_ungoverned(promise),
        *find_unused(promise),
        *check_incidents(run),
        *check_losses(run, contract),
        *check_hang(run, contract),
        *excuse(check_exits(run, contract), cut),
        *check_complaints(run, contract),
        *excuse(check_number(printed, promise.lines), cut),
        *excuse(check_order(printed, promise.lines), unsettled),
        *check_digits(printed, promise.lines),
        *bounds,
        *excuse(check_workers(run, contract), slow),
        *check_joins(run, contract),
    ]


def find_refusals(run: Recording, promise: Promise) -> list[Breach]:
    """Why the book cannot show this run; none if it keeps the contract by itself.

    Slow starts excuse nothing: a page shows what a machine with time to spare does. A
    run that goes on too long after all that is drawn would not be what it draws itself.
    """
    run = replace(run, slowest_start=0.0)
    return [
        *judge(run, promise),
        *find_toothless(run, promise),
        *find_chances(run, promise.contract),
        *find_delays(run, run, promise),
    ]
