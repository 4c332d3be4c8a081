"""Draw runs one below the other, on one axis, so that a reader can compare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from ..run.recording import Recording
from .scale import fit_scale
from .slow import Motion, find_factor
from .timeline import draw_timeline


def draw_together(runs: Mapping[str, Recording], ident: str) -> Iterator[Markup]:
    """The timelines of several runs, by their names, on one axis below the last."""
    scale = fit_scale(runs.values())
    slower = find_factor(run.span for run in runs.values())
    for place, (name, run) in enumerate(runs.items(), 1):
        motion, axis = Motion(run, slower), place == len(runs)
        yield draw_timeline(motion, name, f"{ident}-{place}", None, scale, axis)
