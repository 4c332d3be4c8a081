"""Draw recordings as timelines: inline SVG that needs no script.

One lane for each process and thread, main first; bars for tasks, dashed bars
for joins, marks where lines were printed. All horizontal places are
percentages, so that a timeline fits a phone without shrinking its text; all
colours are classes, so that it follows the page's palette. Shapes differ as
well as hues: a process's bar is square, a thread's is round and striped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from .marks import Contract
from .recording import Line, Recording, Task, Wait

GUTTER, RIGHT = 21.0, 99.0  # per cent of the width where the plot begins and ends
ROW, BAR, AXIS, HEAD = 22, 12, 20, 6  # pixels
MOST_LANES = 12
STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60)  # seconds between marks of the axis
NARROW = 330  # pixels, the width at which a bar's label must still fit
LETTER = 7  # pixels, a little more than a letter of a label takes


@dataclass(frozen=True)
class Scale:
    """The axis: it maps seconds to per cent of the width."""

    seconds: float

    def at(self, time: float) -> float:
        part = min(max(time, 0.0), self.seconds) / self.seconds
        return GUTTER + (RIGHT - GUTTER) * part

    def width(self, begin: float, end: float) -> float:
        return max(self.at(end) - self.at(begin), 0.4)

    @property
    def step(self) -> float:
        return next((s for s in STEPS if self.seconds / s <= 6), STEPS[-1])

    @property
    def marks(self) -> list[float]:
        return [n * self.step for n in range(int(self.seconds / self.step + 1e-9) + 1)]


def scale_for(recordings: Iterable[Recording]) -> Scale:
    """One axis for all, a little longer than the longest."""
    return Scale(max(max(run.span for run in recordings), 0.01) * 1.04)


def timeline(
    run: Recording,
    contract: Contract,
    name: str,
    scale: Scale | None = None,
    title: str | None = None,
) -> Markup:
    """The SVG of one run; `name` keeps its ids apart from those of others."""
    scale = scale or scale_for([run])
    ident = "timeline-" + name.replace("/", "-")
    shown = range(min(len(run.lanes), MOST_LANES))
    folded = len(run.lanes) - len(shown)
    height = HEAD + ROW * (len(shown) + bool(folded)) + AXIS
    parts = [
        element("title", title or f"Timeline of {name}", id=f"{ident}-title"),
        element(
            "desc",
            "; ".join(described(run, lane) for lane in shown) + ".",
            id=f"{ident}-desc",
        ),
        element("defs", stripes(ident)),
        *bounds(contract, scale, height),
        *axis(scale, height),
        *(row(run, lane, scale, ident) for lane in shown),
    ]
    if folded:
        y = HEAD + ROW * len(shown) + BAR
        text = f"and {folded} more workers"
        parts.append(element("text", text, x="0", y=y, klass="lane-name"))
    return element(
        "svg",
        *parts,
        klass="timeline",
        id=ident,
        role="img",
        aria_labelledby=f"{ident}-title {ident}-desc",
        width="100%",
        height=height,
        data_seconds=f"{scale.seconds:.4f}",
    )


def row(run: Recording, lane: int, scale: Scale, ident: str) -> Markup:
    """A lane: its name, its life line, what it did and what it printed."""
    top = HEAD + ROW * lane
    middle = top + ROW / 2
    tasks = [(i, task) for i, task in enumerate(run.tasks) if task.lane == lane]
    lines = [(i, line) for i, line in enumerate(run.lines) if line.lane == lane]
    waits = [wait for wait in run.waits if wait.lane == lane]
    begin, end = life(run, lane)
    kind = run.lanes[lane].kind
    return element(
        "g",
        element("text", run.label(lane), x="0", y=f"{middle + 4:g}", klass="lane-name"),
        element(
            "line",
            x1=percent(scale.at(begin)),
            x2=percent(scale.at(end)),
            y1=f"{middle:g}",
            y2=f"{middle:g}",
            klass="life",
        ),
        *(waiting(wait, run, scale, middle) for wait in waits),
        *(working(i, task, run, scale, middle, ident) for i, task in tasks),
        *(printing(i, line, scale, middle) for i, line in lines),
        klass=f"lane {kind}",
    )


def life(run: Recording, lane: int) -> tuple[float, float]:
    """From when to when the lane is known to have existed."""
    if lane == 0:
        return 0.0, run.span
    tasks = [task for task in run.tasks if task.lane == lane]
    times = [line.at for line in run.lines if line.lane == lane]
    times += [t for task in tasks for t in (task.begin, task.end or run.span)]
    return min(times, default=0.0), max(times, default=0.0)


def working(
    number: int, task: Task, run: Recording, scale: Scale, middle: float, ident: str
) -> Markup:
    """A task as a bar, with its arguments where they fit."""
    end = task.end if task.end is not None else run.span
    width = scale.width(task.begin, end)
    thread = run.lanes[task.lane].kind == "thread"
    bar = {
        "x": percent(scale.at(task.begin)),
        "y": f"{middle - BAR / 2:g}",
        "width": percent(width),
        "height": BAR,
        "rx": BAR // 2 if thread else 0,
    }
    said = f"{task.name}({task.arguments}), {task.begin:.2f} to {end:.2f} s"
    parts = [element("title", said), element("rect", **bar, klass="bar")]
    if thread:
        parts.append(element("rect", **bar, fill=f"url(#{ident}-stripes)"))
    if task.arguments and len(task.arguments) * LETTER + 10 < width / 100 * NARROW:
        parts.append(
            element(
                "text",
                task.arguments,
                x=percent(scale.at(task.begin)),
                dx=6,
                y=f"{middle + 4:g}",
                klass="task-name",
            )
        )
    return element("g", *parts, klass="task", data_task=number)


def waiting(wait: Wait, run: Recording, scale: Scale, middle: float) -> Markup:
    """A join as a dashed bar, from when it is called to when it returns."""
    end = wait.end if wait.end is not None else run.span
    return element(
        "g",
        element("title", f"joins {wait.worker}, {wait.begin:.2f} to {end:.2f} s"),
        element(
            "rect",
            x=percent(scale.at(wait.begin)),
            y=f"{middle - BAR / 2 + 1:g}",
            width=percent(scale.width(wait.begin, end)),
            height=BAR - 2,
            klass="bar",
        ),
        klass="wait",
    )


def printing(number: int, line: Line, scale: Scale, middle: float) -> Markup:
    """A printed line as a mark on its lane."""
    return element(
        "g",
        element("title", f"{line.at:.2f} s: {line.text}"),
        element("circle", cx=percent(scale.at(line.at)), cy=f"{middle:g}", r="3.5"),
        klass="printed",
        data_line=number,
    )


def bounds(contract: Contract, scale: Scale, height: float) -> list[Markup]:
    """The seconds in which the run must end, shaded."""
    proven = contract.lasted or (contract.took[0] if len(contract.took) == 1 else None)
    if not proven or proven.low >= scale.seconds:
        return []
    return [
        element(
            "rect",
            element("title", f"proven: ends within {proven}"),
            x=percent(scale.at(proven.low)),
            y=0,
            width=percent(scale.width(proven.low, min(proven.high, scale.seconds))),
            height=height - AXIS,
            klass="bounds",
        )
    ]


def axis(scale: Scale, height: float) -> list[Markup]:
    parts = []
    for mark in scale.marks:
        x, bottom = percent(scale.at(mark)), height - AXIS
        parts.append(element("line", x1=x, x2=x, y1=0, y2=f"{bottom:g}", klass="grid"))
        last = mark == scale.marks[-1]
        anchor = "end" if scale.at(mark) > 96 else "middle"
        label = f"{mark:g}" + (" s" if last else "")
        parts.append(
            element(
                "text",
                label,
                x=x,
                y=f"{bottom + 14:g}",
                text_anchor=anchor,
                klass="time",
            )
        )
    return parts


def stripes(ident: str) -> Markup:
    return element(
        "pattern",
        element("path", d="M0 6L6 0", klass="stripe"),
        id=f"{ident}-stripes",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )


def described(run: Recording, lane: int) -> str:
    """What a lane did, for those who cannot see it."""
    parts = [
        f"{task.name}({task.arguments}) {task.begin:.2f} to "
        f"{run.span if task.end is None else task.end:.2f} s"
        for task in run.tasks
        if task.lane == lane
    ]
    count = sum(line.lane == lane for line in run.lines)
    if count:
        parts.append(f"{count} line{'s' * (count > 1)} printed")
    return f"{run.label(lane)}: {', '.join(parts) or 'waits'}"


def percent(value: float) -> str:
    return f"{value:.2f}%"


def element(tag: str, *children: str, klass: str = "", **attributes: object) -> Markup:
    """An element of HTML or SVG; children that are plain text are escaped."""
    if klass:
        attributes["class"] = klass
    text = "".join(
        f' {key.replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    inner = Markup().join(children)
    return Markup(f"<{tag}{text}>{inner}</{tag}>" if inner else f"<{tag}{text}/>")
