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
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ..contract.terms import ALWAYS
from .blocks import BREAKS, HINT, WRONG, Block
from .examples import Example

ANSWER = re.compile(r"examples/(?P<chapter>[\w-]+)/exercises/(?P<name>\w+)/\w+\.py")
PARTS = (BREAKS, HINT, WRONG)
SAID = re.compile(r"(?P<key>\w+): *(?P<text>.+)")
GIVEN = "given"  # the folder of modules that all scripts of an exercise import


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
