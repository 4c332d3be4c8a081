"""The pages, commands and exercises that pytest collects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import pytest
from pytest_codeblocks.plugin import MarkdownFile, TestBlock

from ..judge import stored
from ..page.check import find_problems
from ..page.examples import Example, get_name, list_close
from ..page.exercises import Exercise, name_exercise
from ..page.model import read_page
from ..run.events import Unknown
from ..run.room import TooFewFiles
from .attempts import prove_answer, prove_start, record_start
from .session import PROOF, Disproved, Proof, find_outdated


class Chapter(MarkdownFile):
    """A page of the book: its commands are collected if all of it is sound."""

    def collect(self) -> Iterator[pytest.Item]:
        page = read_page(self.path, self.config.rootpath)
        if problems := find_problems(page, self.config.rootpath):
            raise self.CollectError("\n".join(map(str, problems)))
        examples = {f"line {example.line}": example for example in page.examples}
        for block in super().collect():
            item = Command.from_parent(self, name=block.name)
            item.obj = block.obj
            item.example = examples[block.name]
            item.own_markers += block.own_markers
            item.extra_keyword_matches.add(item.example.ident)
            yield item
        for exercise in page.exercises:
            yield from self.collect_attempts(exercise)

    def collect_attempts(self, exercise: Exercise) -> Iterator[pytest.Item]:
        """The start of an exercise, and each wrong answer to it."""
        for name, example in {"start": exercise.start, **exercise.answers}.items():
            item = Attempt.from_parent(self, name=f"{exercise.name} {name}")
            item.exercise, item.answer, item.example = exercise, name, example
            item.extra_keyword_matches.add(example.ident)
            yield item


class Proven(pytest.Item):
    """An item that runs a script."""

    example: Example

    @cached_property
    def proof(self) -> Proof:
        return self.config.stash[PROOF]

    def find_unmet(self) -> str:
        return self.proof.find_unmet(self.example)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Disproved | Unknown | TooFewFiles):
            return str(excinfo.value)
        return pytest.Item.repr_failure(self, excinfo, style)

    def reportinfo(self):
        return self.path, self.example.line - 1, self.example.ident


class Attempt(Proven):
    """What is wrong about an exercise: its start, or an answer to it."""

    exercise: Exercise
    answer: str

    @property
    def is_start(self) -> bool:
        return self.answer == "start"

    def runtest(self) -> None:
        if reason := self.find_unmet():
            pytest.skip(f"{self.example.script} {reason}")
        if self.proof.recording:
            record_start(self.proof, self.exercise)
        elif self.is_start:
            prove_start(self.proof, self.exercise)
        else:
            prove_answer(self.proof, self.exercise, self.answer)


class Command(Proven, TestBlock):
    """pytest-codeblocks's item for a command, proven in place of executed."""

    def runtest(self) -> None:
        if reason := self.find_unmet():
            waiting = stored.is_waiting(self.example, self.proof.root)
            if not self.proof.recording and not waiting:
                self.proof.look(self.example)
            pytest.skip(f"{self.example.script} {reason}")
        act = self.proof.record if self.proof.recording else self.proof.prove
        act(self.example)


def select(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what is to be recorded: what was named, or what is out of date."""
    proof = config.stash[PROOF]
    commands = [*list_recorded(items)]
    if proof.wanted == ["all"]:
        kept = commands
    elif proof.wanted:
        kept = [each for name in proof.wanted for each in find_called(name, commands)]
    else:
        kept = [each for each in commands if is_outdated(each, proof)]
        proof.left = len(commands) - len(kept)
    config.hook.pytest_deselected(items=[i for i in items if i not in kept])
    items[:] = kept


def list_recorded(items: list[pytest.Item]) -> Iterator[Proven]:
    """Those whose run is drawn, as that of a wrong answer is not."""
    for item in items:
        answer = isinstance(item, Attempt) and not item.is_start
        if isinstance(item, Proven) and not answer:
            yield item


def is_outdated(item: Proven, proof: Proof) -> bool:
    if isinstance(item, Attempt):
        return bool(stored.find_stale_start(item.exercise, proof.root))
    return bool(find_outdated(item.example, proof.root))


def find_called(wanted: str, commands: list[Proven]) -> list[Proven]:
    """The commands of that name, or an error that says which names come close.

    That of an exercise is the name of its start and of its solution.
    """
    name = get_name(wanted)
    found = [c for c in commands if name in list_names(c.example)]
    if not found:
        names = {name for c in commands for name in list_names(c.example)}
        close = list_close(name, names)
        raise pytest.UsageError(
            f"no page runs an example {wanted!r}; is it one of {close}?"
        )
    return found


def list_names(example: Example) -> set[str]:
    names = {example.name, example.ident, name_exercise(example.script)}
    return names - {""}
