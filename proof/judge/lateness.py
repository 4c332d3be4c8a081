"""Say what a busy machine alone can do to a right page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..run.recording import Recording
from .breaches import Breach

APART = 0.3  # seconds between events whose order a page tells


def started_slowly(run: Recording) -> bool:
    return run.slowest_start >= APART


def excuse_slow_starts(run: Recording, found: Iterable[Breach]) -> Iterator[Breach]:
    """The same, late where a worker took longer to start than events are apart."""
    for breach in found:
        yield replace(breach, late=breach.late or started_slowly(run))
