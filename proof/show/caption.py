"""Say under a figure what is proven, where, and how it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from ..contract.counting import say_count
from ..contract.promise import Promise
from ..contract.terms import Contract
from ..contract.words import say_contract
from ..judge.offsets import TOLERANCE
from ..page.examples import make_ident
from ..run.recording import Recording
from .markup import make_element
from .scale import say_span
from .slow import Motion

PROVEN = "Proven by every commit:"
WAITING = "Not run yet:"
NO_RUN = "No Run in a browser:"


def make_link(name: str) -> str:
    """A link to the figure of an example, in the Markdown of any page."""
    chapter, *_, script = name.split("/")
    return f"[{script}.py]({chapter}.md#{make_ident(name)})"


def draw_proof(chips: Sequence[str], where: str, *details: Markup) -> Markup:
    """What is proven, read in a second; in whole, and of which run, on a click."""
    signs = [make_element("span", chip, klass="chip") for chip in chips]
    signs += [make_element("span", where, klass="where")] if where else []
    return make_element(
        "details",
        make_element("summary", *spread(signs)),
        *(make_element("p", part) for part in details if part),
        klass="proof",
        data_search_exclude="",
    )


def draw_waiting(words: str) -> Markup:
    """In place of the proof, why there is none yet."""
    said = make_element("strong", WAITING), " ", words
    return make_element("p", *said, klass="proof")


def draw_browserless(why: str) -> Markup:
    """Why a reader cannot run it on the page."""
    said = make_element("strong", NO_RUN), " ", why
    return make_element("p", *said, klass="browserless", data_search_exclude="")


def spread(parts: Sequence[Markup]) -> Iterator[str]:
    """The parts with spaces between them, for those who hear them or copy them."""
    for part in parts:
        yield from (part, " ")


def draw_lanes(said: str, drawn: Markup) -> Markup:
    """A timeline under its title; no text of it is for the search."""
    exclude = {"data_search_exclude": ""}
    return make_element("div", draw_title(said), drawn, klass="lanes", **exclude)


def draw_title(said: str) -> Markup:
    """The line above a timeline, where `replay.js` puts its buttons."""
    return make_element("div", make_element("span", said, klass="said"), klass="ran")


def say_run(motion: Motion, which: str = "Recorded run") -> str:
    """How long that run is, if anything was done, and how much slower its replay."""
    if not motion.run.span:
        return which
    said = f"{which}: {say_span(motion.run.span)}"
    return said + (f", ×{motion.slower:g} slower" if motion.slower > 1 else "")


def say_proof(promise: Promise, drawn: Recording | None) -> Markup:
    """The whole sentence about what every run keeps, as the one that is drawn does."""
    words = say_contract(promise)
    words += f" {say_shape(promise.contract, drawn.span)}" if drawn else ""
    return make_element("strong", PROVEN) + " " + words


def say_shape(contract: Contract, span: float) -> str:
    """How near to its drawing, which is so long, every run is proven to be."""
    if contract.alone or span < TOLERANCE:
        return "Each lane does what is drawn, in that order."
    near = f"within {TOLERANCE:g} s of where it is drawn"
    return f"Each bar and line is {near}, seen from the starts before it."


def say_recorded(where: dict[str, Any]) -> str:
    day = date.fromisoformat(where["date"])
    build = "" if where.get("gil", True) else " free-threaded"
    cores = say_count(where["cores"], "core")
    return (
        f"Recorded on {where['implementation']} {where['python']}{build}, "
        f"{where['system']}, {cores}, {day.day} {day:%B %Y}"
    )
