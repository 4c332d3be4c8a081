"""Draw what a reader is asked to predict, and the runs that the choices belong to.

A page holds none of it but the switch: the rest is fetched once a reader wants it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from markupsafe import Markup

from ..page.examples import Example, make_ident
from ..page.predictions import Prediction, say_change
from .colours import colour_lines
from .library import read_run, read_source
from .markup import make_element
from .recorded import draw_recorded

LETTERS = "ABC"  # by which the choices are called
AROUND = 2  # lines of a script that are shown around what is changed
SIGNS = {"del": "- ", "ins": "+ ", "span": "  "}


def draw_switch() -> Markup:
    """Of one for the whole book; `predict.js` keeps it."""
    box = make_element("input", type="checkbox", autocomplete="off")
    said = make_element("label", box, " Predict first")
    words = ": in key examples, choose what is printed before you see it."
    return make_element("p", said, words, klass="predict-first", data_search_exclude="")


def write_questions(predictions: Iterable[Prediction], root: Path) -> str:
    """Those of a page by the ids of their figures, as a script that hands them over."""
    told = {
        make_ident(each.example.name): tell_question(each, root) for each in predictions
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"setUpQuestions({text});\n"


def tell_question(prediction: Prediction, root: Path) -> dict[str, object]:
    """The choices, which of them is right, and what the others are."""
    choices, example = prediction.choices, prediction.example
    return {
        "choices": [choice.lines for choice in choices],
        "right": choices.index(example),
        "changes": [say_change(choice) for choice in choices],
        "runs": [
            "" if choice is example else draw_changed(example, choice, letter, root)
            for letter, choice in zip(LETTERS, choices, strict=True)
        ],
    }


def draw_changed(example: Example, changed: Example, letter: str, root: Path) -> Markup:
    """A changed script, folded: what is changed in it, and its run."""
    said = f"{letter} is printed {say_change(changed)}"
    sources = (read_source(each.name, root) for each in (example, changed))
    code = make_element("code", *compare_code(*sources), tabindex=0)
    ident = make_ident(changed.name)
    figure = make_element(
        "figure",
        make_element("div", make_element("pre", code), klass="change highlight"),
        draw_recorded(changed, read_run(changed.ident, root), ident),
        klass="example",
        id=ident,
        aria_label=said,
    )
    return make_element(
        "details", make_element("summary", said), figure, klass="changed"
    )


def compare_code(before: str, after: str) -> Iterator[Markup]:
    """The lines that are gone and those that are new, with some around them.

    The first line, which says what a script is about, always differs.
    """
    old, new = (source.splitlines()[1:] for source in (before, after))
    shown = [colour_lines(source)[1:] for source in (before, after)]
    matcher = SequenceMatcher(None, old, new, False)
    for place, group in enumerate(matcher.get_grouped_opcodes(AROUND)):
        if place:
            yield Markup("  …\n")
        for tag, *spans in group:
            if tag == "equal":
                yield from mark_lines("span", shown[1][spans[2] : spans[3]])
            else:
                yield from mark_lines("del", shown[0][spans[0] : spans[1]])
                yield from mark_lines("ins", shown[1][spans[2] : spans[3]])


def mark_lines(tag: str, lines: Iterable[Markup]) -> Iterator[Markup]:
    for line in lines:
        yield make_element(tag, SIGNS[tag], line, "\n")
