"""What an example is: its script, its command, its transcript and its contract."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from ..contract.promise import Promise, bind
from ..contract.terms import Contract
from .blocks import Block


@dataclass(frozen=True)
class Example:
    """A script, the command that runs it, its transcript and its contract.

    `line` is that of the command's block, `transcript_line` that of the
    transcript's first line, both counted from 1. `variant` tells several
    commands of one script apart, by what each of them needs; `label` says so.
    What `may_hang` is ended as soon as nothing happens in it any more.
    """

    page: str
    line: int
    script: str
    contract: Contract
    transcript: str
    transcript_line: int
    variant: str = ""
    label: str = ""
    may_hang: bool = False
    command: Block | None = field(default=None, compare=False, repr=False)
    printed: Block | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """`processes/join` for `examples/processes/join.py`."""
        return get_name(self.script)

    @property
    def ident(self) -> str:
        """The name, and which variant: `processes/join@spawn`."""
        return f"{self.name}@{self.variant}" if self.variant else self.name

    @property
    def recording(self) -> str:
        return f"docs/recordings/{self.ident}.json"

    @property
    def board(self) -> str:
        """The file of all its orders, where its contract speaks of them."""
        return f"docs/boards/{self.ident}.json"

    @property
    def lines(self) -> list[str]:
        return self.transcript.splitlines()

    @property
    def first(self) -> int:
        """The number of the first line of its marks, or of its command."""
        return self.command.first if self.command else self.line

    @property
    def last(self) -> int:
        """The number of the last line of its transcript."""
        return self.printed.last if self.printed else self.line

    @cached_property
    def promise(self) -> Promise:
        """What every run must print and keep: the contract, bound to the transcript."""
        return bind(self.contract, self.lines)


def get_name(script: str) -> str:
    """`processes/join` for `examples/processes/join.py`."""
    return script.removeprefix("examples/").removesuffix(".py")


def list_close(name: str, names: Collection[str]) -> str:
    """Up to three of the names that may have been meant, as an error lists them."""
    near = get_close_matches(name, names, 3, 0.4) or sorted(names)[:3]
    return ", ".join(near)


def make_ident(name: str) -> str:
    """What links to the figure of `processes/join` lead to, on its page."""
    return "example-" + name.replace("/", "-")


def make_slug(label: str) -> str:
    """A label as a part of a file's name."""
    return re.sub(r"[^\w.]+", "-", label.lower())
