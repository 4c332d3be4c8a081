"""The exercises of a page: a script that breaks a contract, and what mends it.

A command that runs `examples/<chapter>/exercises/<name>/solution.py` is one. Its marks
are the contract, its transcript is what to print, and comments above say the rest:

    <!--breaks: at_once took-->
    <!--hint: at_once: A join waits. In which loop does it stand?-->
    <!--wrong: threads: processes-->

The folder holds `start.py`, which breaks these terms and no others, `solution.py`, and
each wrong answer, with the term whose hint it gets. Of the terms of time and workers
those count that have a hint; of several that are broken, the first hint is given.
Modules that all of them import, and that nobody has to change, stand in `given/`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ..contract.terms import ALWAYS, TERMS
from .blocks import BREAKS, HINT, WRONG, Block, Comment
from .examples import Example

ANSWER = re.compile(r"examples/(?P<chapter>[\w-]+)/exercises/(?P<name>\w+)/\w+\.py")
PARTS = (BREAKS, HINT, WRONG)
SAID = re.compile(r"(?P<key>\w+): *(?P<text>.+)")
GIVEN = "given"  # the folder of modules that all scripts of an exercise import
FEWEST_WRONG, MOST_WRONG = 2, 6
MOST_LINES = 30  # of a start
TODO = re.compile(r"# TODO\b")
Faults = Iterator[tuple[int, str]]


@dataclass(frozen=True)
class Exercise:
    """An exercise, by its solution; `hints` and `wrong` are told by their keys.

    A hint is told for a term, and a wrong answer, by the name of its script, gets the
    hint for one.
    """

    solution: Example
    breaks: tuple[str, ...]
    hints: dict[str, str]
    wrong: dict[str, str]

    @cached_property
    def name(self) -> str:
        """`futures/two_at_once`, as `make try` knows it."""
        return name_exercise(self.solution.script)

    @cached_property
    def folder(self) -> str:
        return self.solution.script.removesuffix("/solution.py")

    @property
    def counted(self) -> set[str]:
        """The terms that an answer can break."""
        return {*ALWAYS, *self.hints}

    @cached_property
    def start(self) -> Example:
        return self.get_answer("start", self.breaks)

    @property
    def answers(self) -> dict[str, Example]:
        """Each wrong answer, by its name.

        None has to run alone: what is held of it is what it breaks, and not when.
        """
        return {
            name: self.get_answer(name, [term], alone=False)
            for name, term in self.wrong.items()
        }

    def get_answer(self, name: str, breaks: Collection[str], **changes: Any) -> Example:
        """Another script of the exercise, held against the same contract."""
        return replace(
            self.solution,
            script=f"{self.folder}/{name}.py",
            contract=replace(self.solution.contract, **changes),
            may_hang="hangs" in breaks,
        )


def name_exercise(script: str) -> str:
    """The exercise that a script belongs to, `futures/two_at_once`, or no name."""
    found = ANSWER.fullmatch(script)
    return f"{found['chapter']}/{found['name']}" if found else ""


def list_given(script: Path) -> list[Path]:
    """The modules that are given to a script, which stand beside it."""
    return sorted((script.parent / GIVEN).glob("*.py"))


def copy_given(script: Path, folder: Path) -> None:
    """Put what is given to a script beside another one, in that folder."""
    for module in list_given(script):
        (folder / GIVEN).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(module, folder / GIVEN / module.name)


def is_solution(script: str) -> bool:
    return bool(name_exercise(script)) and script.endswith("/solution.py")


def list_exercises(examples: Collection[Example]) -> list[Exercise]:
    return [each for each in map(get_exercise, examples) if each]


def get_exercise(example: Example) -> Exercise | None:
    """The exercise whose solution an example is."""
    if not is_solution(example.script) or not example.command:
        return None
    return Exercise(example, *read_parts(example.command))


def read_parts(
    command: Block,
) -> tuple[tuple[str, ...], dict[str, str], dict[str, str]]:
    """What the start breaks, the hints, and the wrong answers."""
    breaks = [c for c in command.comments if c.kind == BREAKS]
    names = [name for comment in breaks for name in comment.names]
    return tuple(names), read_said(command, HINT), read_said(command, WRONG)


def read_said(command: Block, kind: str) -> dict[str, str]:
    found = (SAID.fullmatch(c.argument) for c in command.comments if c.kind == kind)
    return {each["key"]: each["text"] for each in found if each}


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
