"""Draw recordings as timelines: inline SVG that needs no script.

One lane for each process and thread, main first; bars for tasks, outlined
ones for what main did itself, a dashed line
for each join and a dashed step to the worker that it waited for, ticks where
lines were printed. Horizontal places are percentages, so that a timeline fits
a phone without shrinking its text; the names of the lanes stand to the left of
the SVG, in a margin that the style sheet gives. All colours are classes, so
that a timeline follows the page's palette. Shapes differ as well as hues: a
process's bar is square and solid, a thread's round and striped.

Times are in seconds since the start of the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..contract.promise import Promise
from ..run.recording import Line, Recording, Task, Wait
from .lanes import (
    MOST_LANES,
    describe_run,
    did_nothing,
    find_idle,
    find_joined,
    find_lines,
    fold_run,
    format_call,
    format_times,
    get_end,
    label_bar,
    name_joined,
    name_lane,
)
from .markup import make_element, say_lineno
from .scale import (
    Scale,
    Window,
    find_window,
    fit_scale,
    format_number,
    format_percent,
    format_seconds,
)
from .slow import Motion

ROW, BAR, AXIS, HEAD = 26, 18, 24, 22  # pixels
MARGIN = 100  # pixels for the names of lanes, left of the plot; figure.css knows it
NARROW = 220  # pixels of the plot on a phone, where a bar's label must still fit
LETTER = 7.5  # pixels, a little more than a letter of a label takes
ENDS = "every run ends here"
TICK = 10.5  # pixels from the middle of a row to the end of a tick
SIGN = 10  # pixels of the shape beside a lane's name


def draw_timeline(
    motion: Motion,
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
    run = motion.run
    proven = find_window(run, promise) if promise else None
    scale = scale or fit_scale([run], [proven.end] if proven else [])
    run = fold_run(run, scale)
    if proven and proven.begin >= scale.seconds:
        proven = None
    shown = range(min(len(run.lanes), MOST_LANES))
    folded = len(run.lanes) - len(shown)
    top = HEAD if proven else 2
    bottom = top + ROW * (len(shown) + bool(folded))
    told = describe_run(run, shown, proven.bounds if proven else None)
    rows = [draw_row(run, lane, scale, top + ROW * lane, ident) for lane in shown]
    return make_element(
        "svg",
        make_element("desc", told, id=f"{ident}-desc"),
        *([draw_stripes(ident)] if run.list_tasks("thread") else []),
        *(draw_bounds(proven, scale, bottom) if proven else ()),
        *draw_axis(scale, top, bottom, axis),
        *(draw_name(run, lane, top + ROW * lane) for lane in shown),
        *([draw_others(folded, bottom - ROW)] if folded else []),
        make_element("g", *rows, klass="run"),
        klass="timeline",
        role="img",
        aria_label=f"Timeline of {name}",
        aria_describedby=f"{ident}-desc",
        width="100%",
        height=bottom + (AXIS if axis else 2),
        data_seconds=format_number(scale.seconds),
        data_span=format_number(run.span),
        data_slower=f"{motion.slower:g}",
    )


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
    end = get_end(task, run)
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
    end = get_end(wait, run)
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


def draw_bounds(proven: Window, scale: Scale, bottom: float) -> Iterator[Markup]:
    """The seconds in which the run must end, shaded; the caption says them."""
    left = scale.at(proven.begin)
    width = scale.width(proven.begin, proven.end)
    x = format_percent(left)
    yield make_element(
        "rect", x=x, y=0, width=format_percent(width), height=bottom, klass="bounds"
    )
    beside = width / 100 * NARROW < len(ENDS) * LETTER
    yield make_element(
        "text",
        ENDS,
        x=x,
        y=15,
        dx=-5 if beside else 5,
        text_anchor="end" if beside else "start",
        klass="bound",
    )


def draw_axis(
    scale: Scale, top: float, bottom: float, labelled: bool
) -> Iterator[Markup]:
    """The grid, and the axis in seconds below it."""
    for mark in scale.marks:
        x = format_percent(scale.at(mark))
        yield make_element("line", x1=x, x2=x, y1=top, y2=bottom, klass="grid")
        if labelled:
            factor, unit = (1, " s") if scale.seconds >= 0.1 else (1000, " ms")
            label = f"{factor * mark:g}" + (unit if mark == scale.marks[-1] else "")
            yield make_element("text", label, x=x, y=bottom + 17, klass="time")


def draw_name(run: Recording, lane: int, top: float) -> Markup:
    """The name of a lane, after the shape that its lines have in the terminal."""
    kind, y = run.lanes[lane].kind, top + ROW / 2
    shape: dict[str, Any] = {"width": SIGN, "height": 2 if kind == "main" else SIGN}
    shape |= {"rx": SIGN / 2} if kind == "thread" else {}
    sign = make_element("rect", x=-MARGIN, y=f"{y - shape['height'] / 2:g}", **shape)
    name, whole, x = name_lane(run, lane), run.label(lane), SIGN + 6 - MARGIN
    if name == whole:
        text = make_element("text", name, x=x, y=f"{y + 4.5:g}")
        return make_element("g", sign, text, klass=f"lane {kind}")
    # It ends before the bars, however wide the letters are that somebody chose.
    room: dict[str, Any] = {"x": x, "y": f"{top:g}", "width": -x - 4, "height": ROW}
    text = make_element("svg", make_element("text", name, y=ROW / 2 + 4.5), **room)
    title = make_element("title", whole)
    return make_element("g", title, sign, text, klass=f"lane {kind}")


def draw_others(count: int, top: float) -> Markup:
    """How many lanes are not drawn."""
    text, y = f"and {count} more", f"{top + ROW / 2 + 4.5:g}"
    return make_element("text", text, x=-MARGIN, y=y, klass="lane")


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
