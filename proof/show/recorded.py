"""Draw the recorded run of a command: its terminal, and its timeline below."""

from __future__ import annotations

from markupsafe import Markup

from ..page.examples import Example
from ..run.recording import Recording
from .caption import draw_lanes, say_run
from .slow import is_visible, slow_down
from .terminal import draw_terminal
from .timeline import draw_timeline


def draw_recorded(
    example: Example, run: Recording | None, ident: str, **attributes: object
) -> Markup:
    """Without a timeline where there is no more to see than lines."""
    motion = slow_down(run, example.promise) if run else None
    shown = draw_terminal(example, motion.run if motion else None, ident, **attributes)
    if not motion or not run or not is_visible(run, example.promise):
        return shown
    name = f"{example.name}.py"
    svg = draw_timeline(motion, name, f"{ident}-run", example.promise)
    return Markup("\n").join([shown, draw_lanes(say_run(motion), svg)])
