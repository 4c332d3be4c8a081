"""Draw a recording so small that it only shows the shape of the run.

It stands on the home page beside the name of a chapter; those who cannot see it
miss nothing. Colours and shapes are those of a timeline.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..run.recording import Recording
from .lanes import find_life
from .markup import make_element
from .scale import Scale, format_percent

HEIGHT, MOST_ROWS, TALLEST = 60, 10, 9  # pixels, lanes, pixels of a bar


def draw_sketch(run: Recording) -> Markup:
    """The SVG of a run: a line for each lane, and a bar for each task."""
    rows = range(min(len(run.lanes), MOST_ROWS))
    row = HEIGHT / len(rows)
    scale = Scale(max(run.span, 0.001))
    return make_element(
        "svg",
        *(
            make_element(
                "g", *draw_lane(run, lane, scale, row), klass=run.lanes[lane].kind
            )
            for lane in rows
        ),
        klass="sketch",
        aria_hidden="true",
        width="100%",
        height=HEIGHT,
    )


def draw_lane(run: Recording, lane: int, scale: Scale, row: float) -> Iterator[Markup]:
    y, bar = row * (lane + 0.5), min(TALLEST, row * 0.7)
    begin, end = find_life(run, lane)
    x1, x2 = (format_percent(scale.at(time)) for time in (begin, end))
    yield make_element("line", x1=x1, x2=x2, y1=f"{y:g}", y2=f"{y:g}")
    for task in run.tasks:
        if task.lane == lane:
            yield make_element(
                "rect",
                x=format_percent(scale.at(task.begin)),
                y=f"{y - bar / 2:g}",
                width=format_percent(scale.width(task.begin, run.get_end(task))),
                height=f"{bar:g}",
            )
