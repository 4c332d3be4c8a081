"""Draw what stands on a lane of a timeline.

Bars for tasks, outlined ones for what main did itself, a dashed line for each join and
a dashed step to the worker that it waited for, ticks where lines were printed. Shapes
differ as well as hues: a process's bar is square and solid, a thread's round and
striped.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..run.recording import Line, Recording, Task, Wait
from .lanes import (
    MOST_LANES,
    did_nothing,
    find_idle,
    find_joined,
    find_lines,
    format_call,
    format_times,
    label_bar,
    name_joined,
)
from .markup import make_element, say_lineno
from .scale import Scale, format_percent, format_seconds

ROW, BAR = 26, 18  # pixels
TICK = 10.5  # pixels from the middle of a row to the end of a tick
NARROW = 220  # pixels of the plot on a phone, where a bar's label must still fit
LETTER = 7.5  # pixels, a little more than a letter of a label takes


def draw_row(run: Recording, lane: int, scale: Scale, top: float, ident: str) -> Markup:
    """A lane: its life line, what it did, for whom it waited, what it printed."""
    y = top + ROW / 2
    tasks = [task for task in run.tasks if task.lane == lane]
    waits = [wait for wait in run.waits if wait.lane == lane]
    track = {"x": 0, "y": f"{y - ROW / 2 + 1:g}", "width": "100%", "height": ROW - 2}
    return make_element(
        "g",
        make_element("rect", **track, klass="track"),
        *([draw_idle(y)] if did_nothing(run, lane) else []),
        *(
            make_element("line", **place_across(begin, end, scale, y), klass="life")
            for begin, end in find_idle(run, lane)
        ),
        *(draw_wait(wait, run, scale, y) for wait in waits),
        *(draw_task(task, run, scale, y, ident) for task in tasks),
        *(
            draw_tick(i, line, run, scale, y)
            for i, line in enumerate(run.lines)
            if line.lane == lane
        ),
        klass=run.lanes[lane].kind,
    )


def draw_idle(y: float) -> Markup:
    """What stands on the lane of a worker that was started and had nothing to do."""
    return make_element("text", "idle", dx=7, y=f"{y + 4:g}", klass="idle")


def draw_task(task: Task, run: Recording, scale: Scale, y: float, ident: str) -> Markup:
    """A task, or a call of the main thread, with its arguments where they fit."""
    end = run.get_end(task)
    width = scale.width(task.begin, end)
    thread = run.lanes[task.lane].kind == "thread"
    bar: dict[str, Any] = {
        "x": format_percent(scale.at(task.begin)),
        "y": f"{y - BAR / 2:g}",
        "width": format_percent(width),
        "height": BAR,
    }
    if thread:
        bar |= {"rx": BAR // 2, "fill": f"url(#{ident}-stripes)"}
    said = f"{run.label(task.lane)}: {format_call(task)}, {format_times(task)}"
    parts = [make_element("title", said), make_element("rect", **bar)]
    label = label_bar(task.arguments)
    if label and len(label) * LETTER + 9 < width / 100 * NARROW:
        x = format_percent(scale.at(task.begin))
        parts.append(make_element("text", label, x=x, dx=5, y=f"{y + 4.5:g}"))
    printed = " ".join(map(str, find_lines(task, run)))
    klass = "task open" if task.end is None else "task"
    about = {"data_lines": printed, **say_lineno(task)}
    return make_element("g", *parts, klass=klass, **about)


def draw_wait(wait: Wait, run: Recording, scale: Scale, y: float) -> Markup:
    """A join: dashed until it returns, then a dashed step to whom it waited for."""
    end = run.get_end(wait)
    worker = find_joined(wait, run)
    said = f"{run.label(wait.lane)}: joins {name_joined(wait, run)}"
    said += f", {format_times(wait)}"
    parts = [make_element("title", said)]
    if end - wait.begin > scale.seconds / 200:
        parts.append(make_element("line", **place_across(wait.begin, end, scale, y)))
    if worker is not None and worker < MOST_LANES and wait.end is not None:
        x = format_percent(scale.at(end))
        foot = y + ROW * (worker - wait.lane)
        parts.append(make_element("line", x1=x, x2=x, y1=f"{y:g}", y2=f"{foot:g}"))
    return make_element("g", *parts, klass="wait", **say_lineno(wait))


def draw_tick(index: int, line: Line, run: Recording, scale: Scale, y: float) -> Markup:
    """A printed line as a tick on its lane."""
    said = f"{run.label(line.lane)}: “{line.text}”, {format_seconds(line.at)} s"
    x = format_percent(scale.at(line.at))
    return make_element(
        "g",
        make_element("title", said),
        make_element("line", x1=x, x2=x, y1=f"{y - TICK:g}", y2=f"{y + TICK:g}"),
        klass="printed",
        data_line=index,
    )


def draw_stripes(ident: str) -> Markup:
    return make_element(
        "pattern",
        make_element("path", d="M0 0h6v6H0z"),
        make_element("path", d="M-1 1L1-1M0 6L6 0M5 7L7 5"),
        id=f"{ident}-stripes",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        klass="stripes",
    )


def place_across(begin: float, end: float, scale: Scale, y: float) -> dict[str, str]:
    """The places of a horizontal line."""
    x1, x2 = format_percent(scale.at(begin)), format_percent(scale.at(end))
    return {"x1": x1, "x2": x2, "y1": f"{y:g}", "y2": f"{y:g}"}
