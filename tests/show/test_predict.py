"""What a page shows of a prediction, and what is fetched for it."""

from __future__ import annotations

import json

import markdown
import pytest

from proof.show.predict import compare_code, tell_question, write_questions

BEFORE = '"""One."""\n\na = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\nprint(a)\n'
AFTER = BEFORE.replace("One", "Two").replace("f = 6\n", "f = 7\ng = 8\n")
FAR = "z = 0\n" * 9


@pytest.fixture
def told(book):
    """A page with a prediction of three scripts, the book being written."""
    folder = "processes/predict/meet"
    sources = {"processes/meet": BEFORE, f"{folder}/a": AFTER, f"{folder}/b": AFTER}
    text = "# Processes\n\n"
    for name, source in sources.items():
        book.script(name, source)
        shown = book.example(name, prints=f"{name}\n")
        if "predict" in name:
            _, block, rest = shown.partition("```sh")
            shown = f"<!--predict: as {name[-1]} does-->\n{block}{rest}"
        text += f"{shown}\n"
    book.page("processes", text)
    return text


def test_what_is_changed_is_shown_with_what_is_around_it():
    """But for the first line, which says what a script is about."""
    lines = [line.striptags() for line in compare_code(BEFORE, AFTER)]
    tags = [line[1:4] for line in compare_code(BEFORE, AFTER)]

    assert lines == ["d = 4", "e = 5", "- f = 6", "+ f = 7", "+ g = 8", "print(a)"]
    assert tags == ["spa", "spa", "del", "ins", "ins", "spa"]


def test_what_lies_between_two_changes_is_left_out():
    before, after = (s.replace("c = 3", f"{FAR}c = 3") for s in (BEFORE, AFTER))
    after = after.replace("a = 1", "a = 9")
    lines = [line.striptags() for line in compare_code(before, after)]

    assert lines[:6] == ["", "- a = 1", "+ a = 9", "b = 2", "z = 0", "…"]


def test_a_question_has_three_choices_and_two_runs(told, book):
    """Each choice is what a script prints, and each run says what is changed."""
    [prediction] = book.read().predictions
    question = tell_question(prediction, book.root)
    right = question["right"]

    printed = question["choices"]
    assert [printed[right]] == [["processes/meet"]]
    assert question["changes"][right] == question["runs"][right] == ""
    for place in {0, 1, 2} - {right}:
        name = printed[place][0]
        said = f"{'ABC'[place]} is printed as {name[-1]} does"
        run = question["runs"][place]
        assert run.count(said) == 2  # seen, and heard
        assert f"python {name[-1]}.py" in run


def test_the_questions_of_a_page_are_a_script(told, book):
    """By the ids of their figures."""
    text = write_questions(book.read().predictions, book.root)
    data = json.loads(text.removeprefix("setUpQuestions(").removesuffix(");\n"))

    assert list(data) == ["example-processes-meet"]


def render(book, text):
    """The HTML of a page, as the site makes it."""
    return markdown.markdown(
        text,
        extensions=["proof.show.figure", "md_in_html", "pymdownx.superfences"],
        extension_configs={"proof.show.figure": {"root": str(book.root)}},
    )


def test_the_page_shows_the_example_alone(told, book):
    """Under the switch, which stands once, above the first."""
    html = render(book, told)

    assert html.count("<figure") == html.count('data-predict="processes"') == 1
    assert "processes/predict" not in html
    assert html.count('type="checkbox"') == 1
    assert html.index("checkbox") < html.index("<figure")


def test_a_page_without_predictions_has_no_switch(book):
    book.script("processes/meet")
    html = render(book, book.example("processes/meet"))

    assert "<figure" in html
    assert "checkbox" not in html
    assert "data-predict" not in html
