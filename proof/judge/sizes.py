"""How many workers a run may have had, how many it had, idle or not, and their names.

Pure functions, as in `verdict`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..contract.counting import say_count
from ..run.recording import Kind, Pool, Recording
from .breaches import SHAPE, Breach
from .workers import count_lanes


def find_resized(stored: Recording, run: Recording) -> Iterator[Breach]:
    """The pools that may have more or fewer workers than when it was recorded.

    How many a pool does start is for it to decide, which differs between versions and
    start methods, and for the machine, where a worker that is idle spares another.
    """
    added, missing = list(run.pools), []
    for pool in stored.pools:
        same = [other for other in added if is_same_size(pool, other)]
        added.remove(same[0]) if same else missing.append(pool)
    for one, other in zip_longest(map(say_pool, missing), map(say_pool, added)):
        text = f"it opened {other or 'no pool'}, where {one or 'no pool'} is recorded"
        yield Breach(text, rank=SHAPE)


def is_same_size(one: Pool, other: Pool) -> bool:
    """Whether a script has asked for the same, which may be the machine's number."""
    same = one.workers == other.workers or (one.usual and other.usual)
    return same and one.kind == other.kind


def say_pool(pool: Pool) -> str:
    return f"a {pool.kind} of {say_count(pool.workers, 'worker')}"


def find_uncounted(stored: Recording, run: Recording) -> Iterator[Breach]:
    """Kinds of which another number was started, be it to do nothing.

    A pool of processes starts all of them at once, or one after the other as they
    are needed, by the start method.
    """
    kinds: list[Kind] = ["thread"]
    if run.where.get("start_method") == stored.where.get("start_method"):
        kinds.append("process")
    for kind in kinds:
        drawn, seen = (count_lanes(each, kind) for each in (stored, run))
        if seen != drawn:
            text = f"{say_count(seen, kind)} started, where {drawn} are drawn"
            yield Breach(text, True, rank=SHAPE)


def find_renamed(stored: Recording, run: Recording) -> Iterator[Breach]:
    """Workers whose chosen names are drawn and that were not there, or the reverse.

    Whose is which lane is for the machine to decide, where they share their work.
    """
    drawn, seen = list_named(stored), list_named(run)
    missing, added = sorted(drawn - seen), sorted(seen - drawn)
    for one, other in zip_longest(missing, added, fillvalue="nobody by that name"):
        yield Breach(f"{other} is there, where {one} is drawn", True, rank=SHAPE)


def list_named(run: Recording) -> set[str]:
    return {run.label(place) for place, lane in enumerate(run.lanes) if lane.chosen}
