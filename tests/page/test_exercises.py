"""How a page tells of an exercise."""

from __future__ import annotations

from exercises import BLOCK, FOLDER, make_exercise


def test_an_exercise_is_read_as_its_page_tells_it():
    exercise = make_exercise()

    assert exercise.name == "processes/meet"
    assert exercise.breaks == ("at_once",)
    assert exercise.hints == {
        "at_once": "Who waits for *whom*?",
        "took": "Read the clock later.",
    }
    assert exercise.wrong == {"alone": "at_once", "too_soon": "took"}
    assert exercise.start.script == f"{FOLDER}/start.py"
    assert [e.script for e in exercise.answers.values()] == [
        f"{FOLDER}/alone.py",
        f"{FOLDER}/too_soon.py",
    ]


def test_all_scripts_are_held_against_the_contract_of_the_solution():
    exercise = make_exercise()
    scripts = [exercise.start, *exercise.answers.values()]

    assert {e.contract for e in scripts} == {exercise.solution.contract}
    assert {e.transcript for e in scripts} == {"done in 1.1 seconds\n"}


def test_only_what_is_told_to_hang_may_hang():
    block = BLOCK.replace("alone: at_once", "alone: hangs")
    exercise = make_exercise(block=block)
    stuck, late = exercise.answers.values()

    assert stuck.may_hang
    assert not late.may_hang
    assert not exercise.start.may_hang
    assert make_exercise(block=BLOCK.replace("breaks: at", "breaks: hangs at")).start


def test_no_wrong_answer_has_to_run_alone():
    block = BLOCK.replace("<!--pytest.mark.joins(2)-->", "<!--pytest.mark.alone()-->")
    exercise = make_exercise(block=block)

    assert exercise.start.contract.alone
    assert not any(e.contract.alone for e in exercise.answers.values())
