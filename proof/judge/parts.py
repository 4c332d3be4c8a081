"""Take a recording apart into what another one is compared with, part by part."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from ..contract.promise import Promise
from ..run.recording import Recording, Task, Wait

FLEETING = re.compile(r"\d{4,}")  # a PID or a port, which no run repeats
METHOD = re.compile(r"^(Fork|Spawn|ForkServer)(?=Process|PoolWorker)")
UNFORKED = ("Spawn", "ForkServer")  # how their names begin where a script says so
OTHER = "other program"  # the kind of a lane that is not Python's
APART = 0.1  # seconds, from which two ends are not at the same moment


@dataclass(frozen=True)
class Event:
    """Something that is drawn: a begin, an end or a line; `what` names it.

    `key` is what the same event of another run has in common with it, `line` the
    transcript's line, and `code` that of the script which had it done. `depth` is by
    how many tasks its lane is deeper from then on. `held` is false where nobody knows
    when it happened, `starts` true where a process may have had to start before it.
    Programs that the lane has run since the event before it took `started` seconds to
    start.
    """

    at: float
    rank: int  # which comes first of those at the same moment
    lane: int | None
    what: str
    key: str | int
    line: int | None = None
    depth: int = 0
    held: bool = True
    starts: bool = False
    started: float = 0.0
    code: int | None = None


Part = tuple[Event, ...]  # what is matched as one: a lane, or a task
Pair = tuple[Event, Event]  # an event as it is drawn and as it came
Parts = dict[tuple[str, tuple[str | int, ...]], list[Part]]  # by kind and keys


def take_apart(
    run: Recording, promise: Promise, shared: set[str], varied: bool
) -> Parts:
    """By kind and keys, what each lane did, and each task where lanes share them.

    Where runs have `varied`, it is for luck to decide which task has which arguments,
    and so which worker ends first.
    """
    lanes: dict[int | None, list[Event]] = defaultdict(list)
    events = list_events(run, promise, varied)
    for event in sorted(events, key=lambda e: (e.at, e.rank)):
        lanes[event.lane].append(event)
    span = Event(run.span, 5, 0, "the run ends", "span")
    found: Parts = defaultdict(list)
    found["run", ("span",)] = [(span,)]
    for lane, done in lanes.items():
        kind = find_kind(run, lane)
        done[0] = replace(done[0], starts=done[0].starts or is_slow(run, lane))
        done = [*time_programs(run, lane, done)]
        for part in divide(done) if kind in shared else [tuple(done)]:
            found[kind, tuple(event.key for event in part)].append(part)
    return {key: sorted(alike, key=find_centre) for key, alike in found.items()}


def time_programs(
    run: Recording, lane: int | None, done: Iterable[Event]
) -> Iterator[Event]:
    """The same, each with how long the programs before it took to start."""
    own, before = [each for each in run.programs if each.lane == lane], 0.0
    if not own:
        yield from done
        return
    for event in done:
        started = sum(each.start for each in own if before <= each.at < event.at)
        yield replace(event, started=started)
        before = event.at


def find_centre(part: Part) -> float:
    """When it was, in the middle: of two that begin together, one ends before."""
    return sum(event.at for event in part) / len(part)


def divide(lane: Iterable[Event]) -> Iterator[Part]:
    """Each task of a lane with all that is in it, and what is in none."""
    part: list[Event] = []
    depth = 0
    for event in lane:
        part.append(event)
        depth += event.depth
        if depth == 0:
            yield tuple(part)
            part = []


def list_events(run: Recording, promise: Promise, varied: bool) -> Iterator[Event]:
    yield from list_tasks(run, promise, varied)
    yield from list_joins(run, varied)
    readings = promise.read(run.texts)
    for place, (line, read) in enumerate(zip(run.lines, readings, strict=True)):
        what = f"{line.text!r} is printed"
        yield Event(line.at, 2, line.lane, what, read.key, place, code=line.lineno)


def list_tasks(run: Recording, promise: Promise, varied: bool) -> Iterator[Event]:
    """The end of a process that was killed is known when another looks, not before."""
    killed = any(code < 0 for code in promise.contract.children)
    for task in (*run.tasks, *(run.calls or ())):
        process = run.lanes[task.lane].kind == "process"
        end = run.get_end(task)
        what = f"{task.name}({task.arguments})"
        key = task.name if varied else FLEETING.sub("…", what)
        began = Event(task.begin, 1, task.lane, f"{what} begins", f"+{key}", depth=1)
        yield replace(began, code=task.lineno)
        held, rank = not (killed and process), 4 if end == task.begin else 0
        ends, key = name_end(task.end, what, key)
        yield Event(end, rank, task.lane, ends, key, None, -1, held)


def name_end(end: float | None, what: str, key: str) -> tuple[str, str]:
    """What an end is called, and its key: to be cut off is another one."""
    if end is None:
        return f"{what} is cut off", f"!{key}"
    return f"{what} ends", f"-{key}"


def list_joins(run: Recording, varied: bool) -> Iterator[Event]:
    slow = [place for place in range(len(run.lanes)) if is_slow(run, place)]
    last_start = max((find_begin(run, lane) for lane in slow), default=-math.inf)
    rivals = find_rivals(run)
    for wait in run.waits:
        # One that fails as it starts is not drawn, and its whole start is joined.
        slow_one = wait.worker.startswith(UNFORKED) or not is_forked(run)
        failed = slow_one and not has_begun(run, wait)
        # Or it was called before all had started, and a `start` may have held it up.
        starts = failed or last_start > find_end(run, wait.lane, wait.begin)
        end = run.get_end(wait)
        what, key = f"the join of {wait.worker}", METHOD.sub("", wait.worker)
        # Or one waits for a worker that is not the first to end.
        held = not varied and wait.worker not in rivals
        began = Event(wait.begin, 2, wait.lane, f"{what} begins", f"+{key}", held=held)
        yield replace(began, starts=starts, code=wait.lineno)
        ends, key = name_end(wait.end, what, key)
        yield Event(end, 3, wait.lane, ends, key, None, 0, held, failed)


def has_begun(run: Recording, wait: Wait) -> bool:
    """Whether the joined worker did anything before the join ended.

    Another program may start one of the same name later.
    """
    places = (n for n, lane in enumerate(run.lanes) if lane.name == wait.worker)
    return any(find_begin(run, place) <= run.get_end(wait) for place in places)


def find_begin(run: Recording, lane: int) -> float:
    """When a lane did its first thing; infinity if it never did any."""
    begins = [task.begin for task in run.tasks if task.lane == lane]
    lines = [line.at for line in run.lines if line.lane == lane]
    return min([*begins, *lines], default=math.inf)


def find_end(run: Recording, lane: int, until: float) -> float:
    """When a lane ended the last thing that it did `until` then, if any."""
    done: list[Task | Wait] = [*run.tasks, *run.waits, *(run.calls or ())]
    ends = [run.get_end(each) for each in done if each.lane == lane]
    ends += [line.at for line in run.lines if line.lane == lane]
    return max((end for end in ends if end <= until), default=-math.inf)


def find_rivals(run: Recording) -> set[str]:
    """The joined workers that do the same as another one meanwhile, and end apart.

    Which of them has to wait, for a lock, say, is luck, and so how long each is joined.
    """
    joined, rivals = {wait.worker for wait in run.waits}, set()
    names = [lane.name for lane in run.lanes]
    tasks = [task for task in run.tasks if names[task.lane] in joined]
    for one, other in combinations(tasks, 2):
        ends = [run.get_end(task) for task in (one, other)]
        alike = (one.name, one.arguments) == (other.name, other.arguments)
        meanwhile = max(one.begin, other.begin) < min(ends)
        if alike and meanwhile and max(ends) - min(ends) >= APART:
            rivals |= {names[one.lane], names[other.lane]}
    return rivals


def is_slow(run: Recording, lane: int | None) -> bool:
    """Whether a lane is that of a process in which Python had to start."""
    if lane is None:
        return False
    named = run.lanes[lane].name.startswith(UNFORKED)
    return run.lanes[lane].kind == "process" and (named or not is_forked(run))


def is_forked(run: Recording) -> bool:
    return run.where.get("start_method", "fork") == "fork"


def find_shared(run: Recording) -> set[str]:
    """The kinds of workers of which several share tasks out among themselves.

    Which of them takes which is for the machine to decide.
    """
    tasks = Counter(task.lane for task in run.tasks)
    kinds = Counter(find_kind(run, lane) for lane in tasks)
    several = {find_kind(run, lane) for lane, count in tasks.items() if count > 1}
    return {kind for kind in several if kinds[kind] > 1}


def find_kind(run: Recording, lane: int | None) -> str:
    return OTHER if lane is None else run.lanes[lane].kind
