"""Symptoms: what a section says a reader sees, and what is wrong with that."""

from __future__ import annotations

import pytest

from proof.page.model import read
from proof.page.symptoms import check_symptoms, find_symptoms, list_symptoms

PAGE = """\
# It breaks

## TypeError: cannot pickle 'generator' object { #cannot-pickle }
<!--symptom: cannot pickle '\\w+' object-->

Text.

## What to take away
"""


def test_a_section_names_its_symptom():
    """By its heading and anchor, and by what is looked for in what people paste."""
    (symptom,) = find_symptoms(read(PAGE, "docs/it-breaks.md"))

    assert symptom.pattern == "cannot pickle '\\w+' object"
    assert symptom.link == (
        "[TypeError: cannot pickle 'generator' object](it-breaks.md#cannot-pickle)"
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "phrase"),
    [
        ("Text.", "<!--symptom: Text-->", 6, "directly below the heading"),
        ("'\\w+' object", "('\\w+", 4, "regular expression"),
        ("cannot pickle '\\w+' object", "", 4, "regular expression"),
        ("cannot pickle '\\w+' object", ".*", 4, "regular expression"),
    ],
    ids=["elsewhere", "no expression", "nothing", "anything"],
)
def test_a_symptom_that_could_not_be_found_is_told(old, new, line, phrase):
    """With its line, and what it should be."""
    (fault,) = check_symptoms(read(PAGE.replace(old, new)))

    assert fault[0] == line
    assert phrase in fault[1]


def test_a_page_of_symptoms_is_right():
    assert not list(check_symptoms(read(PAGE)))


def test_symptoms_are_listed_by_chapter(book):
    """In the order of the chapters, and within each in its own."""
    second = PAGE.replace("# It breaks", "# It hangs").replace("TypeError: ", "")
    book.page("it-hangs", second)
    book.page("it-breaks", PAGE)

    listed = list_symptoms(["it-hangs", "it-breaks"], book.root)

    assert [each.chapter for each in listed] == ["It hangs", "It breaks"]
    assert listed[0].section.heading == "cannot pickle 'generator' object"
