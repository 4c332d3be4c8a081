"""Draw recordings as timelines: inline SVG that needs no script.

One lane for each process and thread, main first. Horizontal places are percentages, so
that a timeline fits a phone without shrinking its text; the names of the lanes stand to
the left of the SVG, in a margin that the style sheet gives. All colours are classes, so
that a timeline follows the page's palette.

Times are in seconds since the start of the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..contract.promise import Promise
from ..run.recording import Recording
from .lanes import MOST_LANES, describe_run, fold_run, name_lane
from .markup import make_element
from .row import LETTER, NARROW, ROW, draw_row, draw_stripes
from .scale import (
    Scale,
    Window,
    find_window,
    fit_scale,
    format_number,
    format_percent,
)
from .slow import Motion

AXIS, HEAD = 24, 22  # pixels
MARGIN = 100  # pixels for the names of lanes, left of the plot; figure.css knows it
ENDS = "every run ends here"
SIGN = 10  # pixels of the shape beside a lane's name


def draw_timeline(
    motion: Motion,
    name: str,
    ident: str,
    promise: Promise | None = None,
    scale: Scale | None = None,
    axis: bool = True,
    ends: str = ENDS,
) -> Markup:
    """The SVG of one run; `ident`, of its own on a page, is the start of its ids.

    Without a promise no bounds are shown; `ends` is what is said of them. A `scale` is
    that of other timelines beside this one, of which the last has the `axis`.
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
        *(draw_bounds(proven, scale, bottom, ends) if proven else ()),
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


def draw_bounds(
    proven: Window, scale: Scale, bottom: float, ends: str
) -> Iterator[Markup]:
    """The seconds in which the run must end, shaded; the caption says them."""
    left = scale.at(proven.begin)
    width = scale.width(proven.begin, proven.end)
    x = format_percent(left)
    yield make_element(
        "rect", x=x, y=0, width=format_percent(width), height=bottom, klass="bounds"
    )
    beside = width / 100 * NARROW < len(ends) * LETTER
    yield make_element(
        "text",
        ends,
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
