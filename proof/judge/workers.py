"""Count the workers of a run, and hold their numbers against its contract."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..contract.counting import pluralize, say_count
from ..contract.terms import Contract, Workers
from ..run.recording import Kind, Recording
from .breaches import Breach
from .lateness import missed_work


def check_workers(run: Recording, contract: Contract) -> Iterator[Breach]:
    """As many workers as promised, and as many tasks at the same moment.

    One that starts late on a busy machine may find that the others have done all, and
    what computes is done one after the other if there is but one core for it.
    """
    if not missed_work(run, contract):
        yield from check_kind(run, "process", contract.processes, contract.alone)
    yield from check_kind(run, "thread", contract.threads, contract.alone)


def check_kind(
    run: Recording, kind: Kind, wanted: Workers, computes: bool
) -> Iterator[Breach]:
    count, peak = count_workers(run, kind)
    if count != wanted.count:
        started = count_lanes(run, kind)
        yield Breach(
            f"{say_count(count, kind)} did tasks, not {wanted.count}",
            late=count < wanted.count <= started,
            term=pluralize(kind),
        )
    if wanted.at_once is not None and peak != wanted.at_once:
        most = say_count(peak, kind)
        text = f"at most {most} worked at once, not {wanted.at_once}"
        yield Breach(text, late=computes and peak < wanted.at_once, term="at_once")


def check_joins(run: Recording, contract: Contract) -> Iterator[Breach]:
    joined = count_joined(run)
    if joined != contract.joins:
        text = f"it joined {say_count(joined, 'worker')}, not {contract.joins}"
        yield Breach(text, term="joins")


def count_workers(run: Recording, kind: Kind) -> tuple[int, int]:
    """How many workers did tasks, and how many tasks there were at most at once."""
    tasks = run.list_tasks(kind)
    spans = [(task.begin, run.get_end(task)) for task in tasks]
    return len({task.lane for task in tasks}), count_at_once(spans)


def count_at_once(intervals: Sequence[tuple[float, float]]) -> int:
    """The largest number of intervals that share a moment.

    One that ends where another begins does not overlap it; one without
    length, too short to measure, counts where it stands.
    """
    begins, ends = sorted(b for b, _ in intervals), sorted(e for _, e in intervals)
    return max(
        (
            bisect_right(begins, begin) - bisect_right(ends, begin) + (begin == end)
            for begin, end in intervals
        ),
        default=0,
    )


def count_lanes(run: Recording, kind: Kind) -> int:
    """How many workers were started, be it to do nothing."""
    return sum(lane.kind == kind for lane in run.lanes)


def count_joined(run: Recording) -> int:
    """How many workers were waited for, however often each."""
    return len({wait.worker for wait in run.waits})
