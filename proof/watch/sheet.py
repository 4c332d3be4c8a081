"""Draw runs as one file of HTML that needs no other: code, output and timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..contract.terms import Contract
from ..page.examples import Example
from ..run.recording import Recording
from ..show.caption import draw_lanes, draw_title, say_recorded, say_run
from ..show.colours import colour_lines
from ..show.library import ROOT
from ..show.markup import make_element
from ..show.scale import format_seconds
from ..show.slow import slow_down
from ..show.terminal import draw_terminal
from ..show.timeline import draw_timeline
from ..show.together import draw_together

ASSETS = ROOT / "docs/assets"
STYLES = (
    ASSETS / "book.css",
    ASSETS / "figure.css",
    Path(__file__).with_name("sheet.css"),
)
# The colours that the reader's system asks for; the replay needs all of the page.
PALETTE = """
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
document.body.dataset.mdColorScheme = dark ? "slate" : "default";
"""


@dataclass(frozen=True)
class Watched:
    """A script that was watched, and what it did."""

    script: Path
    arguments: Sequence[str]
    source: str
    run: Recording

    @property
    def name(self) -> str:
        return self.script.name


def draw_sheet(watched: Sequence[Watched]) -> str:
    """The whole file: all runs on one axis, if they are several, then each of them."""
    names = ", ".join(one.name for one in watched)
    body = [make_element("h1", names)]
    if len(watched) > 1:
        body.append(draw_comparison(watched))
    body += [draw_figure(one, f"run-{place}") for place, one in enumerate(watched)]
    style = Markup("\n".join(file.read_text("utf-8") for file in STYLES))
    replay = (ASSETS / "replay.js").read_text("utf-8")
    head = [
        make_element("meta", charset="utf-8"),
        make_element("meta", name="viewport", content="width=device-width"),
        make_element("title", f"{names}: what ran when"),
        make_element("style", style),
    ]
    scripts = make_element("script", Markup(PALETTE + replay))
    page = make_element("main", *body)
    attributes = {"data_md_color_scheme": "default"}
    whole = make_element(
        "html",
        make_element("head", *head),
        make_element("body", page, scripts, klass="md-typeset", **attributes),
        lang="en",
    )
    return f"<!doctype html>\n{whole}\n"


def draw_comparison(watched: Sequence[Watched]) -> Markup:
    """The timelines of all runs, one below the other on one axis."""
    parts = [draw_title("Side by side, on one axis")]
    runs = {str(one.script): one.run for one in watched}
    for one, drawn in zip(watched, draw_together(runs, "compared"), strict=True):
        said = f"{one.name} {format_seconds(one.run.span)} s"
        parts += [make_element("p", said, klass="ran")]
        parts += [make_element("div", drawn, klass="lanes")]
    return make_element("figure", *parts, klass="compared")


def draw_figure(one: Watched, ident: str) -> Markup:
    """One script as a figure of the book: code, terminal, timeline, where it ran."""
    text = "\n".join(one.run.texts)
    # The file may be passed on: of the folder it says the name, and not the path.
    place = "/".join(one.script.absolute().parts[-2:])
    example = Example("", 0, place, Contract(), text, 0)
    motion = slow_down(one.run, example.promise)
    svg = draw_timeline(motion, one.name, ident)
    notes = [make_element("p", note) for note in list_notes(one)]
    return make_element(
        "figure",
        draw_code(one),
        draw_terminal(example, motion.run, ident),
        draw_lanes(say_run(motion), svg),
        make_element("figcaption", make_element("div", *notes, klass="proof")),
        klass="example",
        aria_label=f"Script: {one.name}",
    )


def draw_code(one: Watched) -> Markup:
    lines = Markup("\n").join(colour_lines(one.source))
    code = make_element("pre", make_element("code", lines), tabindex=0)
    name = make_element("span", make_element("b", one.name), klass="filename")
    return make_element("div", name, code, klass="highlight")


def list_notes(one: Watched) -> Iterator[str]:
    """How it was called and how it ended, where that is not what one expects."""
    if one.arguments:
        yield f"Arguments: {' '.join(one.arguments)}"
    if one.run.exit_code:
        yield f"Exit code: {one.run.exit_code}"
    yield say_recorded(one.run.where)
