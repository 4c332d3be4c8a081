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


def missed_work(run: Recording, contract: Contract) -> bool:
    """Whether a process may have started so late that others had taken its work.

    A busy machine may leave a process without a core until those that compute have
    ended: one was seen to wait for 0.8 s. So it took longer to start than went by from
    the first task to the last, of which there was one for each process.
    """
    tasks = run.list_tasks("process")
    workers = {task.lane for task in tasks}
    if not contract.alone or not len(workers) < contract.processes.count <= len(tasks):
        return False
    begins = [task.begin for task in tasks]
    return started_slowly(run) and run.slowest_start >= max(begins) - min(begins)


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
