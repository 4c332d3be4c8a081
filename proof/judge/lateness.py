"""Say what a busy machine, or luck, can do to a right page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..contract.promise import Promise
from ..contract.terms import Contract
from ..run.recording import Recording
from .breaches import Breach

APART = 0.3  # seconds between events whose order a page tells


def started_slowly(run: Recording) -> bool:
    """Whether a worker took longer to start than events are apart."""
    return run.slowest_start >= APART


def was_cut_short(run: Recording, contract: Contract) -> bool:
    """Whether a child may have been killed that had no time to come to its end.

    One that was slow to start has less of it before its script ends it by force.
    """
    killed, told = (sum(code < 0 for code in c.children) for c in (run, contract))
    return started_slowly(run) and killed > told


def has_shared_lines(run: Recording, promise: Promise) -> bool:
    """Whether two threads may have printed into one line.

    `print` writes a text and the end of its line by two calls. Without the GIL another
    thread can print between them, which leaves a line of two texts and an empty one.
    """
    parallel = run.where.get("gil") is False
    return parallel and run.texts.count("") > promise.texts.count("")


def excuse(found: Iterable[Breach], excused: bool) -> Iterator[Breach]:
    """The same, late where this can have brought them about."""
    for breach in found:
        yield replace(breach, late=breach.late or excused)
