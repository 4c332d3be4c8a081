"""The judge of exercises, with recordings written by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from exercises import BLOCK, make_exercise

from proof.contract.promise import bind
from proof.judge.exercise import (
    compare_answer,
    compare_start,
    judge_answer,
    say_goal,
    tell_verdict,
)
from proof.judge.stored import digest, find_stale_start
from proof.run.recording import Lane, Line, Recording, Task, Wait

EXERCISE = make_exercise()
MAIN = Lane("main", 0, "MainThread")
WORKERS = (MAIN, Lane("process", 1, "Process-1"), Lane("process", 2, "Process-2"))
WORDS = ["this line", "in 1 to 2 seconds", "by two processes, both at once"]


def ran(seconds: float, *begins: float, **facts) -> Recording:
    """A run that printed its seconds; each process worked for one from its begin."""
    tasks = (Task(at, at + 1, lane, "work") for lane, at in enumerate(begins, 1))
    line = Line(seconds, 0, f"done in {seconds} seconds")
    return Recording((line,), tuple(tasks), lanes=WORKERS, span=seconds, **facts)


def test_an_answer_that_keeps_it_is_right():
    """Nobody counts joins, because no hint is about them."""
    verdict = judge_answer(ran(1.2, 0.1, 0.1), EXERCISE)

    assert verdict.is_right
    assert list(verdict.kept) == WORDS
    assert [*tell_verdict(verdict)][-1] == "\nDone: it keeps the whole contract."


def test_what_no_hint_is_about_is_the_readers_affair():
    """Other workers beside those that are wanted, and joins of them."""
    lanes = (*WORKERS, Lane("thread", 0, "Thread-1"))
    run = ran(1.2, 0.1, 0.1)
    run = replace(run, lanes=lanes, tasks=(*run.tasks, Task(0.1, 1.0, 3, "help")))
    run = replace(run, waits=(Wait(0.1, 1.1, 0, "Thread-1"),))

    assert judge_answer(run, EXERCISE).is_right


def test_nobody_is_said_to_keep_what_is_not_counted():
    """How many worked at once, where the hint is about how many there were."""
    block = BLOCK.replace("hint: at_once", "hint: processes")
    exercise = make_exercise(
        block=block.replace("breaks: at_once", "breaks: processes")
    )
    one_by_one = ran(1.2, 0.1, 1.1)

    assert judge_answer(one_by_one, exercise).kept[-1] == "by two processes"
    assert say_goal(exercise) == "this line, in 1 to 2 seconds, by two processes."


def test_a_join_counts_where_a_hint_is_about_it():
    block = f"<!--hint: joins: Join both.-->\n{BLOCK}"
    verdict = judge_answer(ran(1.2, 0.1, 0.1), make_exercise(block=block))

    assert [breach.term for breach in verdict.broken] == ["joins"]
    assert verdict.hint == "Join both."


def test_an_answer_gets_the_first_hint_for_what_it_breaks():
    """In the order of the page, and what it kept is told beside."""
    verdict = judge_answer(ran(2.2, 0.1, 1.1), EXERCISE)

    assert verdict.kept == ("this line",)
    assert [breach.term for breach in verdict.broken] == ["took", "at_once"]
    assert verdict.hint == "Who waits for *whom*?"
    assert [*tell_verdict(verdict)] == [
        "  ✓ this line",
        "  ✗ the script printed 2.2 seconds in 'done in 2.2 seconds', not 1 to 2: "
        "0.20 s too long",
        "  ✗ at most 1 process worked at once, not 2",
        "\nHint: Who waits for *whom*?",
    ]


@pytest.mark.parametrize(
    ("facts", "terms"),
    [
        ({"hung": ("main: lock.acquire()",)}, ["hangs"]),
        ({"incidents": ("still running after 21 s\n",)}, ["end"]),
        ({"incidents": ("left open: a ThreadPoolExecutor",)}, ["end", "took"]),
        ({"exit_code": 1}, ["exits"]),
        ({"lost": ("thread Thread-1 died of ValueError",)}, ["loses"]),
        (
            {"complaints": "Traceback (most recent call last)\nE", "exit_code": 1},
            ["complains"],
        ),
    ],
)
def test_what_nobody_wants_always_counts(facts: dict, terms: list[str]):
    """And an answer that fails is told of that, not of what follows from it."""
    verdict = judge_answer(replace(ran(2.2, 0.1, 0.1), **facts), EXERCISE)

    assert [breach.term for breach in verdict.broken] == terms


def test_an_answer_that_hangs_is_told_where():
    hung = ("<module>: a.join()", "pay: with lock:", "take: with lock:")
    run = replace(ran(2.2, 0.1, 0.1), hung=hung)
    verdict = judge_answer(run, EXERCISE)

    assert [breach.text for breach in verdict.broken] == [
        "it hangs in “a.join()” and “with lock:” (2 threads)"
    ]


def test_other_lines_are_told_once():
    run = replace(ran(1.2, 0.1, 0.1), lines=(Line(0.1, 0, "a"), Line(0.2, 0, "b")))
    verdict = judge_answer(run, EXERCISE)

    assert [*tell_verdict(verdict)][-1] == "  ✗ it printed 2 lines, not 1"


def test_a_slow_machine_is_no_wrong_answer():
    """Where a second lasts two, the bound of time does too."""
    solution = EXERCISE.solution
    slow = bind(solution.contract.stretch(2.0), solution.lines)
    late = ran(3.9, 0.1, 0.1)

    assert judge_answer(late, EXERCISE, slow).is_right
    assert not judge_answer(late, EXERCISE).is_right
    assert not judge_answer(ran(0.9, 0.1, 0.1), EXERCISE, slow).is_right


# What the page says of the start, and of each wrong answer


def test_a_start_breaks_what_its_page_says():
    assert compare_start(EXERCISE, ran(1.9, 0.1, 1.1)) == []


def test_a_start_that_breaks_more_is_told():
    [found] = compare_start(EXERCISE, ran(0.5, 0.1, 1.1))

    assert found.text.startswith("it breaks took, which its page does not say: ")
    assert not found.late


def test_a_start_that_is_merely_late_may_be_run_again():
    [found] = compare_start(EXERCISE, ran(2.5, 0.1, 1.1))

    assert found.late


def test_a_start_that_is_solved_is_told():
    [found] = compare_start(EXERCISE, ran(1.2, 0.1, 0.1))

    assert found.text == "it keeps at_once, which its page says that it breaks"
    assert not found.late


def test_a_wrong_answer_gets_the_hint_that_its_page_names():
    assert compare_answer(EXERCISE, "at_once", ran(2.5, 0.1, 1.1)) == []
    assert compare_answer(EXERCISE, "took", ran(0.5, 0.1, 0.1)) == []


def test_a_wrong_answer_that_is_right_is_told():
    [found] = compare_answer(EXERCISE, "at_once", ran(1.2, 0.1, 0.1))

    assert found.text == "it keeps the contract, and has to be wrong"
    assert not found.late


def test_a_number_that_a_crowd_may_have_made_right_is_measured_again():
    """As where starting took as long as the answer should have waited."""
    for run in ran(1.2, 0.1, 0.1), ran(1.2, 0.1, 1.1):
        [found] = compare_answer(EXERCISE, "took", run)

        assert found.late


def test_a_wrong_answer_with_another_hint_is_told():
    [found] = compare_answer(EXERCISE, "took", ran(2.5, 0.1, 1.1))

    assert found.text.startswith("it gets the hint for at_once, not the one for took: ")


def test_a_wrong_answer_that_had_to_be_ended_has_another_fault():
    """Whatever else it did by then; a busy machine may have kept it from its end."""
    incident = "still running after 18 s"
    [found] = compare_answer(EXERCISE, "at_once", ran(2.5, 0.1, incidents=(incident,)))

    assert found.text == incident
    assert found.late
    assert compare_answer(EXERCISE, "end", ran(1.2, incidents=(incident,))) != [found]


def test_another_hint_that_comes_of_lateness_alone_may_be_tried_again():
    """As where the hint for the time comes first."""
    hints = dict(reversed(EXERCISE.hints.items()))
    [found] = compare_answer(
        replace(EXERCISE, hints=hints), "at_once", ran(2.5, 0.1, 1.1)
    )

    assert found.text.startswith("it gets the hint for took")
    assert found.late


# What is stored of a start


@pytest.fixture
def kept(book) -> Recording:
    """The run of a start, stored as it was recorded."""
    script = book.write(EXERCISE.start.script, "print()\n")
    marks = EXERCISE.solution.contract.marks
    run = replace(ran(1.9, 0.1, 1.1), script=digest(script), marks=marks)
    book.write(EXERCISE.start.recording, run.to_json())
    return run


def find_stale(root: Path) -> list[str]:
    return [breach.text for breach in find_stale_start(EXERCISE, root)]


def test_a_stored_start_fits(book, kept):
    assert find_stale(book.root) == []


def test_a_start_was_never_recorded(book):
    assert find_stale(book.root) == ["it was never recorded"]


def test_a_start_that_was_edited_is_stale(book, kept):
    book.write(EXERCISE.start.script, "print(1)\n")

    assert find_stale(book.root) == ["the script was edited after it was recorded"]


def test_a_start_is_stale_once_what_is_given_to_it_was_edited(book, kept):
    book.write(f"{EXERCISE.folder}/given/town.py", "HERE = 1\n")

    assert find_stale(book.root) == ["the script was edited after it was recorded"]


def test_a_start_of_other_marks_is_stale(book, kept):
    other = replace(kept, marks=kept.marks[:-1])
    book.write(EXERCISE.start.recording, other.to_json())

    assert find_stale(book.root) == [
        "the marks are not those recorded: joins(2) is new"
    ]


def test_a_stored_start_that_breaks_something_else_is_stale(book, kept):
    other = replace(kept, tasks=ran(1.2, 0.1, 0.1).tasks)
    book.write(EXERCISE.start.recording, other.to_json())

    assert find_stale(book.root) == [
        "it keeps at_once, which its page says that it breaks"
    ]


def test_a_start_changed_by_hand_is_stale(book, kept):
    file = book.root / EXERCISE.start.recording
    book.write(EXERCISE.start.recording, file.read_text("utf-8").replace("1.9", "1.8"))

    assert "was changed by hand" in find_stale(book.root)[0]
