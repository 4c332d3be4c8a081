"""What is found wrong with an exercise."""

from __future__ import annotations

import pytest
from exercises import FOLDER, PAGE

from proof.page.exercises import list_given

DONE = '"""Meet."""\n\nprint("done")\n'
TODO = '"""Meet."""\n\n# TODO: let them meet.\nprint("done")\n'
ANSWERS = ("solution", "alone", "too_soon")


@pytest.fixture
def whole(book):
    """A book with one exercise in which nothing is wrong."""
    book.page("processes", PAGE)
    book.write(f"{FOLDER}/start.py", TODO)
    for name in ANSWERS:
        book.write(f"{FOLDER}/{name}.py", DONE)
    return book


def test_a_whole_exercise_is_in_order(whole):
    assert whole.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("breaks: at_once", "breaks: at_once speed", "speed is no term: one of lines"),
        (
            "<!--breaks: at_once-->\n",
            "",
            "say what the start breaks, and a hint for it",
        ),
        ("breaks: at_once", "breaks: lines", "say what the start breaks, and a hint"),
        ("hint: took: Read", "hint: Read", "write <!--hint: term: text-->"),
        ("wrong: alone: at_once", "wrong: alone", "write <!--wrong: script: term-->"),
        ("alone: at_once", "alone: lines", "for lines, which there is none for"),
        ("<!--wrong: alone: at_once-->\n", "", "name 2 to 6 wrong answers"),
        ("<!--wrong: alone: at_once-->\n", "", "alone.py is told of nowhere"),
        ("wrong: too_soon", "wrong: too_late", "too_late.py does not exist"),
        ("## Exercises", "## Others", "exercises stand in the last part, ## Exercises"),
        ("```sh", "<!--builds on: a/b-->\n```sh", "only marks stand above a command"),
    ],
)
def test_what_is_wrong_with_an_exercise_is_told(whole, old: str, new: str, said: str):
    assert old in PAGE
    whole.page("processes", PAGE.replace(old, new, 1))

    assert any(said in problem for problem in whole.problems())


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("start", DONE, "start.py has 1 “# TODO”"),
        ("start", TODO + "# TODO: and part.\n", "start.py has 1 “# TODO”"),
        ("start", TODO + "\n" * 30, "start.py has at most 30 lines"),
        ("solution", TODO, "solution.py has 0 “# TODO”"),
        ("third", DONE, "third.py is told of nowhere"),
    ],
)
def test_what_is_wrong_with_its_scripts_is_told(
    whole, name: str, source: str, said: str
):
    whole.write(f"{FOLDER}/{name}.py", source)
    [problem] = whole.problems()

    assert said in problem


GIVEN = "from given.town import Town\n"


def test_a_module_that_is_given_is_no_answer(whole):
    whole.write(f"{FOLDER}/given/town.py", DONE)
    whole.write(f"{FOLDER}/start.py", TODO + GIVEN)
    whole.write(f"{FOLDER}/solution.py", DONE + GIVEN)

    assert whole.problems() == []
    assert [e.name for e in list_given(whole.root / FOLDER / "start.py")] == ["town.py"]


def test_what_is_given_is_needed(whole):
    whole.write(f"{FOLDER}/given/town.py", DONE)
    whole.write(f"{FOLDER}/start.py", TODO + GIVEN)
    [problem] = whole.problems()

    assert f"{FOLDER}/solution.py does not import what is given" in problem


def test_an_exercise_is_followed_by_no_other_part(whole):
    whole.page("processes", f"{PAGE}\n## More\n\nText.\n")
    [problem] = whole.problems()

    assert "exercises stand in the last part" in problem


def test_what_is_said_of_an_exercise_stands_above_its_solution(whole):
    text = PAGE + "\n<!--hint: took: Hurry.-->\n\nText.\n"
    whole.page("processes", text)
    [problem] = whole.problems()

    assert "no block follows this line: hint: took: Hurry." in problem


def test_no_other_command_has_a_hint(whole):
    whole.script("processes/plain")
    plain = whole.example("processes/plain").replace(
        "```sh", "<!--hint: a: b-->\n```sh"
    )
    whole.page("processes", PAGE.replace("## Exercises", f"{plain}\n## Exercises"))

    assert any("this belongs above the solution" in each for each in whole.problems())
