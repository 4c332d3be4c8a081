"""How a page tells what is to be predicted, and what is found wrong with that."""

from __future__ import annotations

import pytest

from proof.page.model import read
from proof.page.predictions import is_changed, say_change

FOLDER = "processes/predict/meet"


def command(name: str, *above: str, prints: str) -> str:
    """A command of a changed script with its transcript."""
    lines = [f"<!--{each}-->" for each in above]
    lines += ["```sh", f"python examples/{name}.py", "```"]
    lines += ["<!--pytest-codeblocks:expected-output-->", "```text", f"{prints}```", ""]
    return "\n".join(lines)


SLOW = command(
    f"{FOLDER}/slow",
    "predict: with each joined at once",
    "pytest.mark.took(2.0, 3.0)",
    prints="a\nb\ntook 2.0 seconds\n",
)
EARLY = command(
    f"{FOLDER}/early",
    "predict: with the clock read too early",
    "pytest.mark.took(0.0, 1.0)",
    prints="a\nb\ntook 0.1 seconds\n",
)


@pytest.fixture
def page(book):
    """The text of a page with one prediction in which nothing is wrong."""
    for name in ("processes/meet", f"{FOLDER}/slow", f"{FOLDER}/early"):
        book.script(name)
    marks = ("took(1.0, 2.0)", 'any_order("a", "b")')
    prints = "b\na\ntook 1.0 seconds\n"
    shown = book.example("processes/meet", *marks, prints=prints)
    text = f"# Processes\n\n{shown}\n{SLOW}\n{EARLY}\nText.\n"
    book.page("processes", text)
    return text


def test_a_prediction_is_read_as_its_page_tells_it(page):
    [prediction] = read(page, "docs/processes.md").predictions

    assert prediction.example.name == "processes/meet"
    assert {each.name: say_change(each) for each in prediction.changed} == {
        f"{FOLDER}/slow": "with each joined at once",
        f"{FOLDER}/early": "with the clock read too early",
    }
    assert not is_changed(prediction.example)
    assert all(map(is_changed, prediction.changed))


def test_its_choices_stay_where_they_are(page):
    """Whichever stands first on the page."""
    turned = page.replace(f"{SLOW}\n{EARLY}", f"{EARLY}\n{SLOW}")
    [one], [other] = read(page).predictions, read(turned).predictions

    assert len(one.choices) == 3
    assert [e.name for e in one.choices] == [e.name for e in other.choices]


def test_a_whole_prediction_is_in_order(page, book):
    assert book.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (EARLY, "", "meet.py is run once and has two changed scripts below it, not 1"),
        (
            EARLY,
            "",
            "no block of this page shows examples/processes/predict/meet/early",
        ),
        (
            "<!--predict: with each joined at once-->\n",
            "",
            "say above the command what",
        ),
        (
            "<!--predict: with each joined at once-->",
            "<!--predict: -->",
            "say above the",
        ),
        ("python examples/processes/meet.py", "python x", "write one command"),
        (
            "<!--pytest.mark.took(1.0",
            "<!--predict: it-->\n<!--pytest.mark.took(1.0",
            "only",
        ),
        ("Text.", "<!--predict: it-->\n\nText.", "no block follows this line: predict"),
    ],
)
def test_what_is_wrong_with_a_prediction_is_told(page, book, old, new, said):
    assert old in page
    book.page("processes", page.replace(old, new, 1))

    assert any(said in problem for problem in book.problems())


def test_a_changed_script_has_its_original_on_the_page(page, book):
    gone = page[page.index("```python") : page.index(SLOW)]
    book.page("processes", page.replace(gone, ""))

    assert any(
        "no command of this page runs examples/processes/meet.py" in problem
        for problem in book.problems()
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("took 0.1 seconds", "took 1.5 seconds"),
        ("<!--pytest.mark.took(1.0, 2.0)-->", "<!--pytest.mark.took(1.0, 2.5)-->"),
        ("a\nb\ntook 0.1 seconds", "b\na\ntook 1.1 seconds"),
    ],
)
def test_choices_that_may_print_the_same_are_told(page, book, old, new):
    """By file and line, with the cure: a reader could not tell which is right.

    Lines that may change places tell nothing, nor does a time within the bounds.
    """
    book.page("processes", page.replace(old, new))
    found = [p for p in book.problems() if "meet.py may print" in p]

    assert found
    assert found[0].startswith("docs/processes.md:")
    assert "change it more, or narrow the marks of either" in found[0]


@pytest.mark.parametrize("other", ["a\nc\n", "a\n", "a\nb\nc\n"])
def test_other_lines_are_no_fault(page, book, other):
    other = EARLY.replace("a\nb\n", other).replace("0.1", "1.5")
    changed = other.replace("took(0.0, 1.0)", "took(1.0, 2.0)")
    book.page("processes", page.replace(EARLY, changed))

    assert book.problems() == []


def test_what_was_not_recorded_yet_is_not_compared(page, book):
    """To record it is what comes next."""
    for text in (SLOW, EARLY):
        head = text[: text.index("```text\n")]
        page = page.replace(text, f"{head}```text\n```\n")
    book.page("processes", page)

    assert book.problems() == []
