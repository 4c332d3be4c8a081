"""Prove what is wrong about an exercise: its start, and its wrong answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..judge import report, stored
from ..judge.breaches import Breach
from ..judge.exercise import (
    bind_start,
    compare_answer,
    compare_start,
)
from ..judge.files import write_all
from ..judge.luck import find_disagreements
from ..page.examples import Example
from ..page.exercises import Exercise
from ..page.model import read_page
from ..run.recording import Recording
from .session import Disproved, Proof, find_undrawn


def prove_answer(proof: Proof, exercise: Exercise, name: str) -> None:
    """Raise Disproved unless the wrong answer gets the hint that the page names."""
    compare = partial(compare_answer, exercise, exercise.wrong[name])
    run_and_compare(proof, exercise.answers[name], compare)


def prove_start(proof: Proof, exercise: Exercise) -> None:
    """Raise Disproved unless it breaks what the page says, and runs as it is drawn."""
    start = exercise.start
    if stale := stored.find_stale_start(exercise, proof.root):
        raise Disproved(report.tell_stale(start, stale))
    drawn = stored.read_stored(start, proof.root)

    def compare(run: Recording) -> list[Breach]:
        found = compare_start(exercise, run)
        return found or find_undrawn(run, drawn, bind_start(start, drawn))

    run_and_compare(proof, start, compare)


def record_start(proof: Proof, exercise: Exercise) -> None:
    """Write a run of the start if it, and each rehearsal, breaks what the page says.

    The page as it is now: its solution may have been recorded just before.
    """
    page = read_page(proof.root / exercise.solution.page, proof.root)
    [exercise] = [each for each in page.exercises if each.name == exercise.name]
    start = exercise.start
    rehearsals = proof.schedule.get_rehearsals(start)
    run = run_and_compare(proof, start, partial(compare_start, exercise))
    for each in rehearsals:
        if found := [b for b in compare_start(exercise, each) if not b.late]:
            raise Disproved(report.tell_attempt(start, found, each))
    runs = [run, *rehearsals]
    if found := find_disagreements([each.texts for each in runs], start.contract):
        raise Disproved(report.tell_differences(start, found, runs))
    write_all({start.recording: run.to_json()}, proof.root)
    proof.recorded[run.where["python"]].append(start.ident)


def run_and_compare(
    proof: Proof, example: Example, compare: Callable[[Recording], list[Breach]]
) -> Recording:
    run, found, runs = proof.schedule.prove(example, lambda _, run: compare(run))
    if found:
        raise Disproved(report.tell_attempt(example, found, run, runs))
    return run
