"""Draw a command and what it printed, as a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from ..contract.patterns import merge
from ..contract.promise import Reading
from ..page.examples import Example
from ..run.recording import Recording
from .markup import make_element
from .scale import format_number


def draw_terminal(example: Example, run: Recording | None, ident: str) -> Markup:
    """The command and what it printed; lines that may change places in brackets.

    The command is as in the script's folder, which stands above it. Each block has
    an id, by which the copy button of the theme finds it.
    """
    folder, _, script = example.script.rpartition("/")
    code = make_element("code", f"python {script}")
    parts = [make_element("div", folder, klass="place")]
    parts.append(make_element("pre", code, klass="command", id=f"{ident}-sh"))
    if example.transcript:
        text = make_element("code", *draw_transcript(example.promise.lines, run))
        klass, name = "transcript no-copy", f"{ident}-text"
        parts.append(make_element("pre", text, klass=klass, id=name, tabindex=0))
    return make_element("div", *parts, klass="terminal")


def draw_transcript(
    lines: Sequence[Reading], run: Recording | None
) -> Iterator[Markup]:
    """Each line, or those together that may change places with one another."""
    groups = [line.group for line in lines]
    shown = [draw_line(place, line, run) for place, line in enumerate(lines)]
    for group, places in groupby(range(len(shown)), groups.__getitem__):
        together = [shown[place] for place in places]
        if group is None:
            yield from together
        else:
            yield draw_bracket(together, apart=len(together) < groups.count(group))


def draw_bracket(lines: Sequence[Markup], apart: bool) -> Markup:
    """Lines that may change places, with each other or with others further on."""
    said = "these lines may change places"
    if apart:
        said = "lines that may change places with those of other brackets"
    attributes = {"role": "group", "aria_label": said, "title": said}
    return make_element("span", *lines, klass="any-order", **attributes)


def draw_line(place: int, reading: Reading, run: Recording | None) -> Markup:
    """A line of a transcript: what varies underlined, a number with its bounds."""
    attributes: dict[str, object] = {}
    kind = ""
    if run and place < len(run.lines):
        line = run.lines[place]
        attributes["data_at"] = format_number(line.at)
        if line.lane is not None:
            kind = f" {run.lanes[line.lane].kind}"
            attributes["data_by"] = run.label(line.lane)
    inner = Markup().join(underline_varying(reading))
    return make_element("span", inner, "\n", klass=f"line{kind}", **attributes)


def underline_varying(reading: Reading) -> Iterator[str | Markup]:
    """The text, with the parts that a mark lets vary underlined."""
    at = 0
    for low, high in merge(reading.varying):
        yield reading.text[at:low]
        yield make_element("u", reading.text[low:high], title="varies from run to run")
        at = high
    yield reading.text[at:]
