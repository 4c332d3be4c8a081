"""Draw recordings as timelines: inline SVG that needs no script.

One lane for each process and thread, main first; bars for tasks, a dashed line
for each join and a dashed step to the worker that it waited for, ticks where
lines were printed. Horizontal places are percentages, so that a timeline fits
a phone without shrinking its text; the names of the lanes stand to the left of
the SVG, in a margin that the style sheet gives. All colours are classes, so
that a timeline follows the page's palette. Shapes differ as well as hues: a
process's bar is square and solid, a thread's round and striped.

Times are in seconds since the start of the run.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from .marks import Bounds
from .markup import element
from .promise import Promise
from .recording import Line, Recording, Task, Wait
from .words import seconds_of

ROW, BAR, AXIS, HEAD = 20, 13, 20, 19  # pixels
MARGIN = 76  # pixels for the names of lanes, left of the plot; figure.css knows it
MOST_LANES, MOST_TASKS = 12, 40  # tasks of a lane that are told one by one
# Seconds between the marks of an axis.
STEPS = (*(n * 10**e for e in (-3, -2, -1, 0) for n in (1, 2, 5)), 10, 20, 60)
NARROW = 220  # pixels of the plot on a phone, where a bar's label must still fit
LEAST = 0.5  # per cent of the width: what is shorter is drawn so long
LETTER = 7  # pixels, a little more than a letter of a label takes


@dataclass(frozen=True)
class Scale:
    """The axis: it maps seconds to per cent of the width."""

    seconds: float

    def at(self, time: float) -> float:
        return 100 * min(max(time, 0.0), self.seconds) / self.seconds

    def width(self, begin: float, end: float) -> float:
        return max(self.at(end) - self.at(begin), LEAST)

    @property
    def step(self) -> float:
        return next((s for s in STEPS if self.seconds / s <= 6), STEPS[-1])

    @property
    def marks(self) -> list[float]:
        return [n * self.step for n in range(int(self.seconds / self.step + 1e-9) + 1)]


def scale_for(runs: Iterable[Recording], ends: Iterable[float] = ()) -> Scale:
    """One axis for all, a little longer than the longest run.

    Where a bound `ends` later, the axis goes on to it, but not so far that the
    run shrinks to less than three fifths.
    """
    longest = max(max(run.span for run in runs), 0.001)
    bound = min(max(ends, default=0.0), longest * 1.6)
    return Scale(max(longest * 1.04, bound * 1.01))


@dataclass(frozen=True)
class Window:
    """The time from `begin` to `end` in which a run is proven to end."""

    begin: float
    end: float
    bounds: Bounds


def window(run: Recording, promise: Promise) -> Window | None:
    """Where on the axis the bounds of a promise lie, if they bound one time.

    Seconds that the script prints count from when its own clock was read: the
    time of that line, less the seconds that it says.
    """
    contract = promise.contract
    if contract.lasted:
        return Window(contract.lasted.low, contract.lasted.high, contract.lasted)
    if len(contract.took) != 1:
        return None
    (bounds,) = contract.took
    began = 0.0
    if bounds.pattern:
        found = [
            line.at - number.value
            for line, reading in zip(run.lines, promise.read(run.texts), strict=True)
            for number in reading.numbers
            if number.bounds is bounds
        ]
        if len(found) != 1:
            return None
        began = max(found[0], 0.0)
    return Window(began + bounds.low, began + bounds.high, bounds)


def timeline(
    run: Recording,
    name: str,
    ident: str,
    promise: Promise | None = None,
    scale: Scale | None = None,
    axis: bool = True,
) -> Markup:
    """The SVG of one run; `ident`, of its own on a page, is the start of its ids.

    Without a promise no bounds are shown. A `scale` is that of other
    timelines beside this one, of which the last has the `axis`.
    """
    proven = window(run, promise) if promise else None
    scale = scale or scale_for([run], [proven.end] if proven else [])
    run = replace(run, tasks=tuple(folded_tasks(run, scale)))
    if proven and proven.begin >= scale.seconds:
        proven = None
    shown = range(min(len(run.lanes), MOST_LANES))
    folded = len(run.lanes) - len(shown)
    top = HEAD if proven else 2
    bottom = top + ROW * (len(shown) + bool(folded))
    desc = element(
        "desc",
        "; ".join(described(run, lane) for lane in shown) + ".",
        id=f"{ident}-desc",
    )
    return element(
        "svg",
        desc,
        *([stripes(ident)] if run.tasks_of("thread") else []),
        *(bounded(proven, scale, bottom) if proven else ()),
        *marks_of_axis(scale, top, bottom, axis),
        *(lane_name(run.label(lane), top + ROW * lane) for lane in shown),
        *([lane_name(others(folded), bottom - ROW)] if folded else []),
        element(
            "g",
            *(row(run, lane, scale, top + ROW * lane, ident) for lane in shown),
            klass="run",
        ),
        klass="timeline",
        role="img",
        aria_label=f"Timeline of {name}",
        aria_describedby=f"{ident}-desc",
        width="100%",
        height=bottom + (AXIS if axis else 2),
        data_seconds=number(scale.seconds),
        data_span=number(run.span),
    )


def folded_tasks(run: Recording, scale: Scale) -> Iterator[Task]:
    """The tasks of a run; on a lane with very many, those too close to see are one."""
    counts = Counter(task.lane for task in run.tasks)
    open_ones: dict[int, list[Task]] = defaultdict(list)
    for task in sorted(run.tasks, key=lambda task: task.begin):
        near = open_ones[task.lane]
        if near and not (
            counts[task.lane] > MOST_TASKS
            and task.name == near[-1].name
            and task.begin - end_of(near[-1], run) < scale.seconds * LEAST / 100
        ):
            yield as_one(near)
            near.clear()
        near.append(task)
    yield from (as_one(near) for near in open_ones.values())


def as_one(tasks: Sequence[Task]) -> Task:
    """Several tasks as one, from the begin of the first to the end of the last."""
    first, last = tasks[0], tasks[-1]
    if first is last:
        return first
    return replace(first, end=last.end, arguments=f"{len(tasks)} tasks")


def row(run: Recording, lane: int, scale: Scale, top: float, ident: str) -> Markup:
    """A lane: its life line, what it did, for whom it waited, what it printed."""
    y = top + ROW / 2
    tasks = [task for task in run.tasks if task.lane == lane]
    waits = [wait for wait in run.waits if wait.lane == lane]
    return element(
        "g",
        *(
            element("line", **across(begin, end, scale, y), klass="life")
            for begin, end in idle(run, lane)
        ),
        *(waiting(wait, run, scale, y) for wait in waits),
        *(working(task, run, scale, y, ident) for task in tasks),
        *(
            printing(i, line, run, scale, y)
            for i, line in enumerate(run.lines)
            if line.lane == lane
        ),
        klass=run.lanes[lane].kind,
    )


def life(run: Recording, lane: int) -> tuple[float, float]:
    """From when to when the lane is known to have existed."""
    if lane == 0:
        return 0.0, run.span
    times = [line.at for line in run.lines if line.lane == lane]
    for done in done_by(lane, run):
        times += [done.begin, end_of(done, run)]
    return min(times, default=0.0), max(times, default=0.0)


def idle(run: Recording, lane: int) -> Iterator[tuple[float, float]]:
    """The parts of its life in which a lane neither does a task nor joins."""
    at, end = life(run, lane)
    for one in done_by(lane, run):
        if one.begin - at > 0.001:
            yield at, one.begin
        at = max(at, end_of(one, run))
    if end - at > 0.001:
        yield at, end


def done_by(lane: int, run: Recording) -> list[Task | Wait]:
    """Its tasks and joins, in the order of their begins."""
    every: list[Task | Wait] = [*run.tasks, *run.waits]
    return sorted((d for d in every if d.lane == lane), key=lambda done: done.begin)


def end_of(done: Task | Wait, run: Recording) -> float:
    return run.span if done.end is None else done.end


def working(task: Task, run: Recording, scale: Scale, y: float, ident: str) -> Markup:
    """A task as a bar, with its arguments where they fit."""
    end = end_of(task, run)
    width = scale.width(task.begin, end)
    thread = run.lanes[task.lane].kind == "thread"
    bar: dict[str, Any] = {
        "x": percent(scale.at(task.begin)),
        "y": f"{y - BAR / 2:g}",
        "width": percent(width),
        "height": BAR,
    }
    if thread:
        bar |= {"rx": BAR // 2, "fill": f"url(#{ident}-stripes)"}
    said = f"{run.label(task.lane)}: {call(task)}, {interval(task.begin, end)}"
    parts = [element("title", said), element("rect", **bar)]
    if task.arguments and len(task.arguments) * LETTER + 11 < width / 100 * NARROW:
        x = percent(scale.at(task.begin))
        parts.append(element("text", task.arguments, x=x, dx=7, y=f"{y + 4:g}"))
    printed = " ".join(map(str, lines_of(task, run)))
    return element("g", *parts, klass="task", data_lines=printed)


def lines_of(task: Task, run: Recording) -> list[int]:
    """The lines that a task printed, as indices into the recording's."""
    return [
        i
        for i, line in enumerate(run.lines)
        if line.lane == task.lane and task.begin <= line.at <= end_of(task, run)
    ]


def call(task: Task) -> str:
    return f"{task.name}({task.arguments})"


def waiting(wait: Wait, run: Recording, scale: Scale, y: float) -> Markup:
    """A join: dashed until it returns, then a dashed step to whom it waited for."""
    end = end_of(wait, run)
    worker = next(
        (i for i, lane in enumerate(run.lanes) if lane.name == wait.worker), None
    )
    whom = wait.worker if worker is None else run.label(worker)
    said = f"{run.label(wait.lane)}: joins {whom}, {interval(wait.begin, end)}"
    parts = [element("title", said)]
    if end - wait.begin > scale.seconds / 200:
        parts.append(element("line", **across(wait.begin, end, scale, y)))
    if worker is not None and worker < MOST_LANES and wait.end is not None:
        x = percent(scale.at(end))
        foot = y + ROW * (worker - wait.lane)
        parts.append(element("line", x1=x, x2=x, y1=f"{y:g}", y2=f"{foot:g}"))
    return element("g", *parts, klass="wait")


def printing(index: int, line: Line, run: Recording, scale: Scale, y: float) -> Markup:
    """A printed line as a tick on its lane."""
    said = f"{run.label(line.lane)}: “{line.text}”, {about(line.at)} s"
    x = percent(scale.at(line.at))
    return element(
        "g",
        element("title", said),
        element("line", x1=x, x2=x, y1=f"{y - 7:g}", y2=f"{y + 7:g}"),
        klass="printed",
        data_line=index,
    )


def bounded(proven: Window, scale: Scale, bottom: float) -> Iterator[Markup]:
    """The seconds in which the run must end, shaded and named."""
    left = scale.at(proven.begin)
    width = scale.width(proven.begin, proven.end)
    said = f"proven: {seconds_of(proven.bounds, 's')}"
    x = percent(left)
    yield element("rect", x=x, y=0, width=percent(width), height=bottom, klass="bounds")
    beside = width / 100 * NARROW < len(said) * LETTER
    yield element(
        "text",
        said,
        x=x,
        y=13,
        dx=-5 if beside else 5,
        text_anchor="end" if beside else "start",
        klass="bound",
    )


def marks_of_axis(
    scale: Scale, top: float, bottom: float, labelled: bool
) -> Iterator[Markup]:
    """The grid, and the axis in seconds below it."""
    for mark in scale.marks:
        x = percent(scale.at(mark))
        yield element("line", x1=x, x2=x, y1=top, y2=bottom, klass="grid")
        if labelled:
            label = f"{mark:g}" + (" s" if mark == scale.marks[-1] else "")
            yield element("text", label, x=x, y=bottom + 15, klass="time")


def lane_name(text: str, top: float) -> Markup:
    return element("text", text, x=-MARGIN, y=f"{top + ROW / 2 + 4:g}", klass="lane")


def others(count: int) -> str:
    return f"and {count} more"


def stripes(ident: str) -> Markup:
    return element(
        "pattern",
        element("path", d="M0 0h6v6H0z"),
        element("path", d="M-1 1L1-1M0 6L6 0M5 7L7 5"),
        id=f"{ident}-stripes",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        klass="stripes",
    )


def described(run: Recording, lane: int) -> str:
    """What a lane did, for those who cannot see it."""
    parts = [
        f"{call(task)} {interval(task.begin, end_of(task, run))}"
        for task in run.tasks
        if task.lane == lane
    ]
    count = sum(line.lane == lane for line in run.lines)
    if count:
        parts.append(f"{count} line{'s' * (count > 1)} printed")
    return f"{run.label(lane)}: {', '.join(parts) or 'waits'}"


def across(begin: float, end: float, scale: Scale, y: float) -> dict[str, str]:
    """The places of a horizontal line."""
    x1, x2 = percent(scale.at(begin)), percent(scale.at(end))
    return {"x1": x1, "x2": x2, "y1": f"{y:g}", "y2": f"{y:g}"}


def interval(begin: float, end: float) -> str:
    return f"{about(begin)} to {about(end)} s"


def about(time: float) -> str:
    """Seconds for people: hundredths, or thousandths of what is short."""
    return f"{time:.2f}" if time >= 0.1 else f"{time:.3f}"


def number(time: float) -> str:
    return f"{time:.4f}".rstrip("0").rstrip(".")


def percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
