"""Draw runs one below the other, on one axis, so that a reader can compare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from ..run.recording import Recording
from .caption import draw_title, make_link
from .changes import find_new_calls
from .colours import colour_lines
from .library import read_runs, read_source
from .markup import make_element
from .scale import fit_scale, format_seconds
from .slow import Motion, find_factor
from .timeline import draw_timeline


def draw_together(runs: Mapping[str, Recording], ident: str) -> Iterator[Markup]:
    """The timelines of several runs, by their names, on one axis below the last."""
    scale = fit_scale(runs.values())
    slower = find_factor(run.span for run in runs.values())
    for place, (name, run) in enumerate(runs.items(), 1):
        motion, axis = Motion(run, slower), place == len(runs)
        yield draw_timeline(motion, name, f"{ident}-{place}", None, scale, axis)


def draw_comparison(
    names: Sequence[str], ident: str, root: Path, code: bool = False
) -> list[str]:
    """The figure of several examples, each under a link to its own; of two, the `code`.

    Of those without a recording it shows nothing.
    """
    runs = read_runs(names, root)
    if not runs:
        return []
    out: list[str] = ["", '<figure class="compared" markdown="block">', ""]
    out += [draw_title("Side by side, on one axis"), ""]
    roomy = fit_scale(runs.values()).seconds / 3
    titles = {f"{name}.py": run for name, run in runs.items()}
    timelines = draw_together(titles, ident)
    for (name, run), drawn in zip(runs.items(), timelines, strict=True):
        title = f"{make_link(name)} {format_seconds(run.span)} s"
        lanes = make_element("div", drawn, klass="lanes")
        if code:
            lanes = add_code(lanes, draw_excerpt(name, names, root), run.span < roomy)
        out += [f'<p class="ran" markdown="span">{title}</p>', "", lanes, ""]
    return [*out, "</figure>", ""]


def draw_excerpt(name: str, names: Sequence[str], root: Path) -> Markup:
    """The lines in which a script differs from the other one."""
    [other] = [each for each in names if each != name]
    sources = (read_source(each, root) for each in (other, name))
    new = colour_lines("\n".join(find_new_calls(*sources)))
    lines = [make_element("code", line) for line in new]
    return make_element("div", *lines, klass="highlight excerpt")


def add_code(lanes: Markup, code: Markup, roomy: bool) -> Markup:
    """A timeline with lines of code, within it where it leaves room."""
    klass = "with-code roomy" if roomy else "with-code"
    return make_element("div", code, lanes, klass=klass)
