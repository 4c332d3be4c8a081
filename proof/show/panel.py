"""Draw what a figure shows of one command, and tabs where a script has several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from ..contract.chips import list_chips
from ..contract.conditions import label_needs
from ..judge.proven import runs_in_browser, say_proven
from ..judge.stored import is_waiting
from ..page.examples import Example, make_ident
from .board import draw_played
from .caption import (
    draw_browserless,
    draw_proof,
    draw_waiting,
    say_proof,
    say_recorded,
)
from .library import find_browserless, read_proven, read_run
from .markup import make_element
from .recorded import draw_recorded
from .slow import is_visible

Proven = dict[str, list[str]]  # conditions, by the interpreter


@dataclass(frozen=True)
class Panel:
    """What a page shows of one command, its terminal and timeline, and the proof.

    The label tells it from others of its script.
    """

    label: str
    shown: Markup
    proof: Markup


def draw_panel(example: Example, root: Path) -> Panel:
    """Where it waits for its Python, why there is no run of it and no proof yet."""
    if is_waiting(example, root):
        shown = draw_recorded(example, None, name_panel(example))
        words = f"it waits for {label_needs(example.contract.needs)}."
        return Panel(example.label, shown, draw_waiting(words))
    proven = read_proven(example, root)
    shown = draw_run(example, proven, root)
    return Panel(example.label, shown, tell_proof(example, proven, root))


def draw_run(example: Example, proven: Proven, root: Path) -> Markup:
    """Its terminal, timeline and board; Run belongs to what a browser has proven."""
    run, ident = read_run(example.ident, root), name_panel(example)
    can_run = {"data_run": example.ident} if runs_in_browser(proven) else {}
    parts = [draw_recorded(example, run, ident, **can_run)]
    if example.contract.schedules:
        parts.append(draw_played(example.name, root))
    return Markup("\n").join(parts)


def name_panel(example: Example) -> str:
    """What the ids of its parts begin with, on a page that may show other variants."""
    ident = make_ident(example.name)
    return f"{ident}-{example.variant}" if example.variant else ident


def tell_proof(example: Example, proven: Proven, root: Path) -> Markup:
    """What is proven of it, where, and why not in a browser, if the book says so."""
    run, promise = read_run(example.ident, root), example.promise
    drawn = run if run and is_visible(run, promise) else None
    recorded = escape(say_recorded(run.where) if run else "")
    where = say_where(proven, example.contract.needs.python)
    proof = draw_proof(list_chips(promise), where, say_proof(promise, drawn), recorded)
    why = "" if runs_in_browser(proven) else find_browserless(example.ident, root)
    return proof + draw_browserless(why) if why else proof


def say_where(proven: Proven, wanted: str) -> str:
    """On which Pythons it was proven, and under which conditions, if on any."""
    words = say_proven(proven, wanted).replace("; ", " · ")
    return f"Python {words}" if proven else ""


def draw_tabs(parts: Sequence[Panel], ident: str) -> Markup:
    """Each run behind a tab that says when it is this one, as the theme has tabs."""
    group = {"type": "radio", "name": f"{ident}-tabs"}
    inputs: list[Markup] = []
    labels: list[Markup] = []
    for part in parts:
        tab = {"id": f"{ident}-tab-{len(inputs) + 1}"}
        tab |= {} if inputs else {"checked": ""}
        inputs.append(make_element("input", **group, **tab))
        labels.append(make_element("label", part.label, **{"for": tab["id"]}))
    return make_element(
        "div",
        *inputs,
        make_element("div", *labels, klass="tabbed-labels"),
        make_element(
            "div", *(draw_tab(part) for part in parts), klass="tabbed-content"
        ),
        klass="tabbed-set tabbed-alternate",
        data_tabs=f"{ident}:{len(parts)}",
    )


def draw_tab(part: Panel) -> Markup:
    """What is behind one tab."""
    return make_element("div", part.shown, part.proof, klass="tabbed-block")
