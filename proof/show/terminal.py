"""Draw a command and what it printed, as a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from markupsafe import Markup

from ..contract.counting import say_count
from ..contract.patterns import merge
from ..contract.promise import Reading
from ..judge.complaints import find_untold
from ..page.examples import Example
from ..run.recording import Recording
from .markup import make_element, say_lineno
from .scale import format_number

MOST_ERRORS = 3  # lines of standard error that are shown without a click


def draw_terminal(
    example: Example, run: Recording | None, ident: str, **attributes: object
) -> Markup:
    """The command and what it printed; lines that may change places in brackets.

    The command is as in the script's folder, which stands above it. Each block has
    an id, by which the copy button of the theme finds it. The attributes are for the
    whole.
    """
    folder, _, script = example.script.rpartition("/")
    code = make_element("code", f"python {script}")
    parts = [make_element("div", folder, klass="place")]
    parts.append(make_element("pre", code, klass="command", id=f"{ident}-sh"))
    for number, (places, errors) in enumerate(cut_transcript(example, run), 1):
        name = f"{ident}-text" + (f"-{number}" if number > 1 else "")
        if places:
            text = draw_transcript(example.promise.lines, run, places)
            parts.append(draw_block(text, "transcript", name, tabindex=0))
        if run and errors:
            told = example.contract.complains
            parts.append(draw_errors(errors, run, told, f"{name}-errors"))
    return make_element("div", *parts, klass="terminal", **attributes)


def draw_block(
    lines: Iterable[str], klass: str, ident: str, **attributes: object
) -> Markup:
    """What was printed: text that has no copy button."""
    code = make_element("code", *lines)
    klass += " no-copy"
    return make_element("pre", code, klass=klass, id=ident, **attributes)


def cut_transcript(
    example: Example, run: Recording | None
) -> Iterator[tuple[range, range]]:
    """The lines of a transcript, and those of standard error that came after them.

    By their places, and as often as what is told on one stream was cut by the other.
    """
    lines = run.lines if run else ()
    told = run.complained if run else ()
    places = [sum(line.at <= at for line in lines) for at in accumulate(told, max)]
    last = len(example.promise.lines)
    ends = sorted({*places, last})
    for begin, end in pairwise([0, *ends]):
        errors = [n for n, place in enumerate(places) if place == end]
        after = range(errors[0], errors[-1] + 1) if errors else range(0)
        yield range(begin, end), after


def draw_errors(
    places: range, run: Recording, told: Sequence[str], ident: str
) -> Markup:
    """Lines of standard error; of many, those that a mark tells and messages."""
    lines = run.complaints.split("\n")[places.start : places.stop]
    text, at = (f"{line}\n" for line in lines), format_number(run.complained[places[0]])
    said = f"standard error, {say_count(len(lines), 'line')}"
    if len(lines) <= MOST_ERRORS:
        named = {"role": "group", "aria_label": said}
        return draw_block(text, "errors", ident, data_at=at, **named)
    messages = "\n".join(line for line in lines if is_message(line, told))
    summary = make_element(
        "summary", make_element("code", messages), " ", make_element("small", said)
    )
    block = draw_block(text, "errors", ident, data_search_exclude="")
    return make_element("details", summary, block, klass="errors", data_at=at)


def is_message(line: str, told: Sequence[str]) -> bool:
    return bool(find_untold(line, ())) or any(text in line for text in told)


def draw_transcript(
    lines: Sequence[Reading], run: Recording | None, places: range
) -> Iterator[Markup]:
    """Each line, or those together that may change places with one another."""
    groups = [line.group for line in lines]
    for group, some in groupby(places, groups.__getitem__):
        together = [draw_line(place, lines[place], run) for place in some]
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
        attributes |= {"data_at": format_number(line.at), **say_lineno(line)}
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
