"""Say what is wrong with the exercises of a page, and with their scripts."""

from __future__ import annotations

import re
from pathlib import Path

from ..contract.terms import TERMS
from .blocks import HINT, WRONG, Comment
from .exercises import GIVEN, PARTS, SAID, Exercise, is_solution, list_given
from .model import Page, find_command
from .problems import Faults

EXERCISES_PART = "Exercises"
FEWEST_WRONG, MOST_WRONG = 2, 6
MOST_LINES = 30  # of a start
TODO = re.compile(r"# TODO\b")


def check_exercises(page: Page, root: Path) -> Faults:
    """Each is whole, and all of a page stand in its last part."""
    parts = [section for section in page.sections if section.level == 2]
    for exercise in page.exercises:
        yield from check_exercise(exercise, root)
        line = exercise.solution.line
        if not exercise.solution.script.startswith(page.folder):
            yield line, f"this page has the exercises of {page.folder}exercises/"
        stands = [part for part in parts[-1:] if part.first < line]
        if [part.heading for part in stands] != [EXERCISES_PART]:
            yield line, f"exercises stand in the last part, ## {EXERCISES_PART}"
    for block in page.blocks:
        told = [comment for comment in block.comments if comment.kind in PARTS]
        if told and not is_solution(find_command(block)):
            yield told[0].line, "this belongs above the solution of an exercise"


def check_exercise(exercise: Exercise, root: Path) -> Faults:
    """Each term is one, each hint is needed, and each script is told of."""
    line = exercise.solution.line
    for term in sorted({*exercise.breaks, *exercise.hints} - set(TERMS)):
        yield line, f"{term} is no term: one of {', '.join(TERMS)}"
    if not set(exercise.breaks) & exercise.hints.keys():
        yield line, "say what the start breaks, and a hint for it"
    for term in sorted(set(exercise.wrong.values()) - exercise.hints.keys()):
        yield line, f"a wrong answer gets the hint for {term}, which there is none for"
    if not FEWEST_WRONG <= len(exercise.wrong) <= MOST_WRONG:
        yield line, f"name {FEWEST_WRONG} to {MOST_WRONG} wrong answers"
    yield from check_scripts(exercise, root)
    yield from check_given(exercise, root)


def check_scripts(exercise: Exercise, root: Path) -> Faults:
    """Those that are told of are there, and the start says where to begin."""
    line = exercise.solution.line
    told = {"start", "solution", *exercise.wrong}
    there = {file.stem for file in (root / exercise.folder).glob("*.py")}
    for name in sorted(told ^ there):
        why = "is told of nowhere" if name in there else "does not exist"
        yield line, f"{exercise.folder}/{name}.py {why}"
    for name in sorted(told & there):
        source = (root / exercise.folder / f"{name}.py").read_text("utf-8")
        wanted = 1 if name == "start" else 0
        if len(TODO.findall(source)) != wanted:
            text = f"{name}.py has {wanted} “# TODO”, which says what to do"
            yield line, f"{exercise.folder}/{text}"
        if name == "start" and len(source.splitlines()) > MOST_LINES:
            yield line, f"{exercise.folder}/{name}.py has at most {MOST_LINES} lines"


def check_given(exercise: Exercise, root: Path) -> Faults:
    """Start and solution import what is given."""
    for script in (exercise.start.script, exercise.solution.script):
        if not (root / script).is_file():
            continue
        source = (root / script).read_text("utf-8")
        for module in list_given(root / script):
            if f"from {GIVEN}.{module.stem} import" not in source:
                line, text = exercise.solution.line, f"{GIVEN}/{module.name}"
                yield line, f"{script} does not import what is given, {text}"


def check_part(comment: Comment) -> str:
    """What is wrong with a comment of an exercise, or an empty text."""
    if comment.kind in (HINT, WRONG) and not SAID.fullmatch(comment.argument):
        what = "term: text" if comment.kind == HINT else "script: term"
        return f"write <!--{comment.kind}: {what}-->"
    return ""
