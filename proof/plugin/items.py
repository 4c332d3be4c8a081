"""The pages and commands that pytest collects."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property

import pytest
from pytest_codeblocks.plugin import MarkdownFile, TestBlock

from ..judge import stored
from ..page.check import find_problems
from ..page.examples import Example, get_name
from ..page.model import read_page
from ..run.events import Unknown
from ..run.room import TooFewFiles
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


class Command(TestBlock):
    """pytest-codeblocks's item for a command, proven in place of executed."""

    example: Example

    @cached_property
    def proof(self) -> Proof:
        return self.config.stash[PROOF]

    def find_unmet(self) -> str:
        return self.proof.find_unmet(self.example)

    def runtest(self) -> None:
        if reason := self.find_unmet():
            waiting = stored.is_waiting(self.example, self.proof.root)
            if not self.proof.recording and not waiting:
                self.proof.look(self.example)
            pytest.skip(f"{self.example.script} {reason}")
        act = self.proof.record if self.proof.recording else self.proof.prove
        act(self.example)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Disproved | Unknown | TooFewFiles):
            return str(excinfo.value)
        return pytest.Item.repr_failure(self, excinfo, style)

    def reportinfo(self):
        return self.path, self.example.line - 1, self.example.ident


def select(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what is to be recorded: what was named, or what is out of date."""
    proof = config.stash[PROOF]
    commands = [item for item in items if isinstance(item, Command)]
    if proof.wanted == ["all"]:
        kept = commands
    elif proof.wanted:
        kept = [each for name in proof.wanted for each in find_called(name, commands)]
    else:
        kept = [each for each in commands if find_outdated(each.example, proof.root)]
        proof.left = len(commands) - len(kept)
    config.hook.pytest_deselected(items=[i for i in items if i not in kept])
    items[:] = kept


def find_called(wanted: str, commands: list[Command]) -> list[Command]:
    """The commands of that name, or an error that says which names come close."""
    name = get_name(wanted)
    found = [c for c in commands if name in (c.example.name, c.example.ident)]
    if not found:
        names = {command.example.name for command in commands}
        close = get_close_matches(name, names, 3, 0.4) or sorted(names)[:3]
        raise pytest.UsageError(
            f"no page runs an example {wanted!r}; is it one of {', '.join(close)}?"
        )
    return found
