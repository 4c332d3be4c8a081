"""Draw what a comment of a page asks for, in its place: each kind has its drawer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..page.blocks import (
    ANY_KIND,
    BOARD,
    BUILDS_ON,
    COMES_FROM,
    COMPARE,
    COMPARE_CODE,
    EXERCISES,
    ILLUSTRATIVE,
    NO_SCRIPT,
    NOT_MEASURED,
    PROVEN_BY,
    QUOTES,
    SKETCH,
    SYMPTOM,
    SYMPTOMS,
    WATCHED,
    Comment,
)
from ..page.symptoms import list_symptoms
from .board import draw_played
from .caption import make_link
from .chart import DRAWN, tell_runs
from .entries import list_entries
from .library import check_proven, read_runs
from .predict import draw_switch
from .sketch import draw_sketch
from .symptoms import draw_box, list_rows
from .together import draw_comparison

WATCHED_COLUMNS = 60  # of a terminal that a phone shows almost whole


def draw_runs(comment: Comment, root: Path) -> list[str]:
    """Timelines of several examples on one axis, with their code if it is asked for."""
    code = comment.kind == COMPARE_CODE
    return draw_comparison(comment.names, f"compared-{comment.line}", root, code)


def draw_boards(comment: Comment, root: Path) -> Iterator[str]:
    """Boards by themselves, each with a link to the example that it is of."""
    yield ""
    for name in comment.names:
        link = f'<p class="shown-by" markdown="span">{make_link(name)}</p>'
        yield from ('<figure class="played" markdown="block">', "")
        yield from (draw_played(name, root), "", link, "", "</figure>", "")


def draw_sketches(comment: Comment, root: Path) -> Iterator[str]:
    """A small picture of each run that there is."""
    yield from map(draw_sketch, read_runs(comment.names, root).values())


def tell_watched(comment: Comment, root: Path) -> list[str]:
    """What `make watch` says in a terminal of these runs, in its own words."""
    runs = read_runs(comment.names, root)
    if not runs:
        return []
    titles = {f"{Path(name).name}.py": run for name, run in runs.items()}
    told = "\n".join(tell_runs(titles, DRAWN, WATCHED_COLUMNS)).strip("\n")
    return ["", "```text", *told.splitlines(), "```", ""]


def draw_claim(comment: Comment, root: Path) -> list[str]:
    """Links to the examples that show what was claimed.

    Raises Unproven for one that was not recorded, or was edited since: then
    the site is not built.
    """
    for name in comment.names:
        check_proven(name, root)
    links = ", ".join(map(make_link, comment.names))
    return ["", f'<p class="shown-by" markdown="span">Shown by {links}</p>', ""]


def draw_symptoms(comment: Comment, root: Path) -> list[str]:
    """The symptoms that these chapters tell, and a box to look one up."""
    symptoms = list_symptoms(comment.names, root)
    # A search for a message finds its section, not the list of all.
    part = '<section class="symptoms" data-search-exclude="true" markdown="block">'
    rows = list_rows(symptoms)
    return ["", part, "", draw_box(symptoms), "", *rows, "", "</section>", ""]


def draw_entries(comment: Comment, root: Path) -> list[str]:
    """The exercises of these chapters, below the switch of what is asked in others."""
    return ["", draw_switch(), "", *list_entries(comment.names, root)]


def draw_nothing(comment: Comment, root: Path) -> list[str]:
    """What is said to the proof alone, a reader of the site does not miss."""
    return []


DRAWERS: dict[str, Callable[[Comment, Path], list[str] | Iterator[str]]] = {
    COMPARE: draw_runs,
    COMPARE_CODE: draw_runs,
    BOARD: draw_boards,
    SKETCH: draw_sketches,
    WATCHED: tell_watched,
    PROVEN_BY: draw_claim,
    SYMPTOMS: draw_symptoms,
    EXERCISES: draw_entries,
    ANY_KIND: draw_nothing,
    BUILDS_ON: draw_nothing,
    COMES_FROM: draw_nothing,
    ILLUSTRATIVE: draw_nothing,
    NO_SCRIPT: draw_nothing,
    NOT_MEASURED: draw_nothing,
    QUOTES: draw_nothing,
    SYMPTOM: draw_nothing,
}
