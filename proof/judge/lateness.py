"""Say what a busy machine, or luck, can do to a right page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..contract.promise import Promise
from ..run.recording import Recording
from .breaches import Breach

APART = 0.3  # seconds between events whose order a page tells


def started_slowly(run: Recording) -> bool:
    return run.slowest_start >= APART


def excuse_slow_starts(run: Recording, found: Iterable[Breach]) -> Iterator[Breach]:
    """The same, late where a worker took longer to start than events are apart."""
    for breach in found:
        yield replace(breach, late=breach.late or started_slowly(run))


def excuse_shared_lines(
    run: Recording, promise: Promise, found: Iterable[Breach]
) -> Iterator[Breach]:
    """The same, late where two threads may have printed into one line.

    `print` writes a text and the end of its line by two calls. Without the GIL another
    thread can print between them, which leaves a line of two texts and an empty one.
    """
    parallel = run.where.get("gil") is False
    shared = run.texts.count("") > promise.texts.count("")
    for breach in found:
        yield replace(breach, late=breach.late or (parallel and shared))
