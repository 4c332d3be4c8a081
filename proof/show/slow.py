"""Show slowly what is over before one can look.

A run that is shorter than a second takes three to replay. Most of it is what Python
does to start, of which no page speaks: so its axis begins with what happens first,
unless nothing else happens, or it has to show how long the whole run may take.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ..contract.promise import Promise
from ..run.recording import Recording, Task, Wait
from .scale import BRIEFEST, find_window

Done = TypeVar("Done", Task, Wait)

SHORT, SLOW = 1.0, 3.0  # seconds: of a run that is slowed down, and of its replay


@dataclass(frozen=True)
class Motion:
    """A run as it is shown, and how many times slower it is replayed."""

    run: Recording
    slower: float


def slow_down(run: Recording, promise: Promise) -> Motion:
    """The run as it was, if it is long enough to be seen."""
    if run.span >= SHORT:
        return Motion(run, 1)
    first = find_first(run)
    whole = find_window(run, promise) or first >= run.span  # a moment has no length
    shown = run if whole else shift(run, first)
    return Motion(shown, find_factor([shown.span]))


def find_factor(spans: Iterable[float]) -> float:
    """How many times slower runs are replayed together, in two digits at most."""
    longest = max(*spans, BRIEFEST)
    if longest >= SHORT:
        return 1
    exact = SLOW / longest
    unit = 10 ** max(math.floor(math.log10(exact)) - 1, 0)
    return math.ceil(round(exact / unit, 6)) * unit


def find_first(run: Recording) -> float:
    """When the first thing was printed, begun or waited for."""
    begins = [task.begin for task in (*run.tasks, *(run.calls or ()))]
    begins += [wait.begin for wait in run.waits]
    written = [*(line.at for line in run.lines), *run.complained]
    return min([*begins, *written], default=0.0)


def shift(run: Recording, zero: float) -> Recording:
    """The run with its times counted from `zero`."""
    return replace(
        run,
        lines=tuple(replace(line, at=line.at - zero) for line in run.lines),
        tasks=tuple(move(task, zero) for task in run.tasks),
        calls=run.calls and tuple(move(call, zero) for call in run.calls),
        waits=tuple(move(wait, zero) for wait in run.waits),
        complained=tuple(at - zero for at in run.complained),
        span=run.span - zero,
    )


def move(done: Done, zero: float) -> Done:
    end = None if done.end is None else done.end - zero
    return replace(done, begin=done.begin - zero, end=end)


def is_visible(run: Recording, promise: Promise) -> bool:
    """Whether there is more to see than lines of the main thread."""
    contract = promise.contract
    bound = contract.took or contract.lasted
    return bool(run.tasks or run.calls or run.waits or len(run.lanes) > 1 or bound)
