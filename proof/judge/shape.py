"""Hold a run against the recording that its page shows: what is drawn is true.

Pure functions, as in `verdict`. Times are in seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from ..contract.promise import Promise
from ..run.recording import Recording, Task
from .breaches import SHAPE, Breach
from .lateness import missed_work
from .offsets import (
    TOLERANCE,
    find_delays,
    find_misplaced,
    measure_delays,
    measure_offsets,
)
from .parts import Event, Pair, Part, Parts, find_shared, take_apart
from .recorded import (
    find_other_calls,
    find_other_code,
    find_other_ends,
    find_other_hangs,
)
from .settle import settle
from .sizes import find_renamed, find_resized, find_uncounted

# Seconds below which a call of the main thread that is told from 0.2 on may be told by
# chance.
BRIEF = 0.2 + TOLERANCE


def compare_shapes(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where the run is not what is drawn; none if it is.

    Of what computes only the order is held, and nothing of a run that prints
    something else where that may vary. All but the size of pools is excused as
    lateness is: what else no busy machine may do to a run, its contract says. Calls of
    the main thread are held where both Pythons can tell them.
    """
    if found := compare_order(run, stored, promise):
        return found
    pairs = pair_runs(run, stored, promise) or ()
    delays = find_delays(run, stored, promise)
    return [*find_misplaced(pairs, stored, run), *delays]


def compare_order(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where the run did not what is drawn, or in another order, whenever it was."""
    resized = [*find_resized(stored, run)]
    if has_varied(run, stored, promise) or missed_work(run, promise.contract):
        return resized
    drawn, seen = take_both_apart(run, stored, promise)
    return [
        *resized,
        *find_unlike(drawn, seen, stored, run),
        *find_uncounted(stored, run),
        *find_renamed(stored, run),
        *find_other_ends(stored, run),
        *(find_other_calls(stored, run) if promise.contract.any_first else ()),
    ]


def came_late(run: Recording, stored: Recording, promise: Promise) -> bool:
    """Whether the machine held up something that is drawn, be it a start.

    The order may be another one. Of what computes nobody knows when it has to come.
    """
    if promise.contract.alone:
        return False
    pairs = pair_alike(*take_both_apart(run, stored, promise))
    offsets = measure_offsets(pairs, stored, run)
    return any(offset.seconds >= TOLERANCE for offset in offsets)


def compare_code(run: Recording, stored: Recording, promise: Promise) -> list[Breach]:
    """Where another line of the script did what is recorded; none if it was that.

    Beside the drawing a page lights that line; no contract speaks of it.
    """
    if has_varied(run, stored, promise):
        return []
    parts = take_both_apart(run, stored, promise)
    return [*find_other_code(*parts), *find_other_hangs(stored, run)]


def measure_margin(run: Recording, stored: Recording, promise: Promise) -> float | None:
    """The seconds by which the run came closest to not being what is drawn.

    None where it is not, or where only the order is held.
    """
    pairs = pair_runs(run, stored, promise)
    if pairs is None:
        return None
    delays = measure_delays(run, stored, promise)
    offsets = measure_offsets(pairs, stored, run)
    margins = [allowed - late for late, allowed, _ in delays]
    return min([*margins, *(offset.margin for offset in offsets)])


def pair_runs(run: Recording, stored: Recording, promise: Promise) -> list[Pair] | None:
    """All events in pairs, None where only the order is held or another was done."""
    drawn, seen = take_both_apart(run, stored, promise)
    if promise.contract.alone or any(find_unlike(drawn, seen, stored, run)):
        return None
    return pair_events(drawn, seen)


def take_both_apart(
    run: Recording, stored: Recording, promise: Promise
) -> tuple[Parts, Parts]:
    """Both in parts; without the calls of the main thread if one Python told none."""
    if run.calls is None or stored.calls is None:
        run, stored = (replace(each, calls=()) for each in (run, stored))
    run = replace(settle(run, stored), calls=tuple(list_held_calls(run, stored)))
    shared = find_shared(stored) | find_shared(run)
    varied = has_varied(run, stored, promise) or promise.contract.any_first
    drawn, seen = (take_apart(r, promise, shared, varied) for r in (stored, run))
    return drawn, seen


def list_held_calls(run: Recording, stored: Recording) -> Iterator[Task]:
    """The run's calls of the main thread, less brief ones that are not drawn.

    A call is told from a length on to which a busy machine may draw it out.
    """
    drawn = Counter(call.name for call in stored.calls or ())
    for call in run.calls or ():
        drawn[call.name] -= 1
        if drawn[call.name] >= 0 or run.get_end(call) - call.begin >= BRIEF:
            yield call


def has_varied(run: Recording, stored: Recording, promise: Promise) -> bool:
    both = zip(promise.read(run.texts), promise.read(stored.texts), strict=False)
    return any(a.varying and a.text != b.text for a, b in both)


def find_unlike(
    drawn: Parts, seen: Parts, stored: Recording, run: Recording
) -> Iterator[Breach]:
    """What is drawn and was not done, and what was done and is not drawn."""
    for kind in dict.fromkeys(kind for kind, _ in [*drawn, *seen]):
        missing, added = find_left(drawn, seen, kind), find_left(seen, drawn, kind)
        for one, other in zip_longest(missing, added, fillvalue=()):
            yield tell_parting(one, other, stored, run)


def find_left(some: Parts, others: Parts, kind: str) -> list[Part]:
    """The parts of a kind in `some` that have no equal of their own in `others`."""
    return [
        part
        for key, alike in some.items()
        if key[0] == kind
        for part in alike[len(others.get(key, [])) :]
    ]


def tell_parting(one: Part, other: Part, stored: Recording, run: Recording) -> Breach:
    """The first event in which a part of the run is not the one that is drawn."""
    for a, b in zip_longest(one, other):
        if a is None:
            text = f"{run.label(b.lane)}: {b.what}, which is not drawn"
        elif b is None:
            who = stored.label(a.lane)
            text = f"{who}: it is drawn that {a.what}, which did not happen"
        elif a.key != b.key:
            text = f"{run.label(b.lane)}: {b.what} where it is drawn that {a.what}"
        else:
            continue
        return Breach(text, True, a.line if a else None, SHAPE)
    raise ValueError("the parts are equal")


def pair_events(drawn: Parts, seen: Parts) -> list[Pair]:
    """Each event as it is drawn and as it came, in the order of the drawing."""
    matched = [
        pair
        for key, alike in drawn.items()
        for one, other in zip(alike, seen[key], strict=True)
        for pair in zip(one, other, strict=True)
    ]
    return sort_pairs(matched)


def pair_alike(drawn: Parts, seen: Parts) -> list[Pair]:
    """Each event that both have, the first of its key with the first."""
    some, others = list_by_key(drawn), list_by_key(seen)
    both = (zip(some[key], others[key], strict=False) for key in some)
    return sort_pairs(chain.from_iterable(both))


def list_by_key(parts: Parts) -> dict[tuple[str, str | int], list[Event]]:
    """The events of each kind of lane and key, in their order."""
    found: dict[tuple[str, str | int], list[Event]] = defaultdict(list)
    for (kind, _), alike in parts.items():
        for event in chain.from_iterable(alike):
            found[kind, event.key].append(event)
    for events in found.values():
        events.sort(key=lambda event: event.at)
    return found


def sort_pairs(pairs: Iterable[Pair]) -> list[Pair]:
    """In the order of the drawing."""
    return sorted(pairs, key=lambda pair: (pair[0].at, pair[0].rank))
