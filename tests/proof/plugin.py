"""Make the proof pytest's: its collector, its items, its options, its words.

pytest-codeblocks collects the pages and makes the items. Its own run of an
item cannot prove concurrent code (it executes Python blocks with another
`__name__`, compares output to the letter and knows no time), so each item
runs its example through the schedule and fails with the verdict.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pytest_codeblocks.plugin import MarkdownFile, TestBlock

from . import accept, report, stored
from .check import find_problems
from .marks import VOCABULARY
from .page import Example, name_of, read_page
from .promise import Promise, bind
from .recorder import UNCHECKED, NoPython, Recorder
from .recording import Recording
from .schedule import Schedule
from .verdict import Breach, Measured, judge, measured

PROOF = pytest.StashKey["Proof"]()


class Disproved(Exception):
    """An example whose run or page breaks its contract; the message says how."""


class Proof:
    """The proof of one pytest session."""

    def __init__(self, config: pytest.Config):
        self.root = config.rootpath
        self.recorder = Recorder(
            config.getoption("python") or sys.executable,
            config.getoption("start_method") or "",
        )
        self.schedule = Schedule(self.run)
        self.recording = config.getoption("record")
        self.changed: list[str] = []
        self.results: list[dict[str, Any]] = []

    def run(self, example: Example) -> Recording:
        digest = stored.digest(self.root / example.script)
        contract = example.contract
        run = self.recorder.record(
            example.script, self.root, contract.limit, contract.needs
        )
        return replace(run, script=digest, marks=contract.marks)

    def prove(self, example: Example) -> None:
        """Raise Disproved unless this run and the page keep the contract."""
        run, found, runs = self.schedule.proven(example, self.judge)
        times = measured(run, self.promise(example, run))
        self.results.append(result(example, times, found, runs))
        if found:
            raise Disproved(report.breaches(example, found, run, runs))
        if self.recording:
            if accept.accept(example, run, self.root):
                self.changed.append(example.ident)
        else:
            self.look(example)

    def look(self, example: Example) -> None:
        """Raise Disproved unless the page shows a recording that keeps its contract."""
        if found := stored.stale(example, self.root):
            raise Disproved(report.stale(example, found))

    def judge(self, example: Example, run: Recording) -> list[Breach]:
        return judge(run, self.promise(example, run))

    def promise(self, example: Example, run: Recording) -> Promise:
        """What the page says, or would say if it showed this run."""
        if self.recording:
            return bind(example.contract, run.texts)
        return example.promise

    def close(self) -> None:
        self.recorder.close()
        self.schedule.close()


def result(
    example: Example, numbers: Iterable[Measured], found: list[Breach], runs: int
) -> dict[str, Any]:
    """What `--results` writes of one example; times are in seconds."""
    times = [(n.value, n.bounds.low, n.bounds.high) for n in numbers if n.bounds.unit]
    return {
        "example": example.ident,
        "runs": runs,
        "breaches": [breach.text for breach in found],
        "times": times,
    }


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

    def unmet(self) -> str:
        return self.example.contract.needs.unmet(self.proof.recorder.about)

    def runtest(self) -> None:
        if reason := self.unmet():
            if not self.proof.recording:
                self.proof.look(self.example)
            pytest.skip(f"{self.example.script} {reason}")
        self.proof.prove(self.example)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Disproved):
            return str(excinfo.value)
        return pytest.Item.repr_failure(self, excinfo, style)

    def reportinfo(self):
        return self.path, self.example.line - 1, self.example.ident


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("proof", "the proof of the book's examples")
    group.addoption(
        "--record",
        action="store_true",
        help="write each run that keeps its contract into its page and recording",
    )
    group.addoption(
        "--results", metavar="FILE", help="write what each proof measured, as JSON"
    )
    group.addoption("--example", metavar="CHAPTER/NAME", help="only this example")
    group.addoption(
        "--python", metavar="PATH", help="the Python that runs the examples"
    )
    group.addoption(
        "--start-method",
        choices=("fork", "spawn", "forkserver"),
        help="how processes start where the script leaves it open",
    )


def pytest_configure(config: pytest.Config) -> None:
    for name, mark in VOCABULARY.items():
        config.addinivalue_line("markers", f"{name}: {mark.__doc__}")
    accept.finish(config.rootpath)
    config.stash[PROOF] = proof = Proof(config)
    try:
        _ = proof.recorder.about
    except NoPython as error:
        raise pytest.UsageError(str(error)) from None


def pytest_sessionfinish(session: pytest.Session) -> None:
    proof, file = session.config.stash[PROOF], session.config.getoption("results")
    if file:
        Path(file).write_text(json.dumps(proof.results), "utf-8")


def pytest_unconfigure(config: pytest.Config) -> None:
    if proof := config.stash.get(PROOF, None):
        proof.close()


def pytest_report_header(config: pytest.Config) -> list[str]:
    where = config.stash[PROOF].recorder.where
    about = "{implementation} {python}, {start_method}, {system}, {cores} cores"
    return [f"proof: {about.format(**where)}", *filter(None, [UNCHECKED])]


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector):
    found = yield
    book = parent.config.rootpath / "docs"
    return [
        Chapter.from_parent(node.parent, path=node.path)
        if isinstance(node, MarkdownFile) and book in node.path.parents
        else node
        for node in found
    ]


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Prove what waits first and what computes last, the other tests after."""
    if wanted := config.getoption("example"):
        select(config, items, wanted)
    items.sort(key=lambda i: i.example.contract.alone if isinstance(i, Command) else 2)


def select(config: pytest.Config, items: list[pytest.Item], wanted: str) -> None:
    """Keep the example of that name, or say which names come close."""
    commands = [item for item in items if isinstance(item, Command)]
    name = name_of(wanted)
    kept = [i for i in commands if name in (i.example.name, i.example.ident)]
    if not kept:
        names = {i.example.name for i in commands}
        close = get_close_matches(name, names, 3, 0.4) or sorted(names)[:3]
        raise pytest.UsageError(
            f"no page runs an example {wanted!r}; is it one of {', '.join(close)}?"
        )
    config.hook.pytest_deselected(items=[i for i in items if i not in kept])
    items[:] = kept


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start the runs; a recording has the machine to itself instead."""
    config = session.config
    if config.getoption("collectonly") or config.getoption("record"):
        return
    commands = [item for item in session.items if isinstance(item, Command)]
    examples = [item.example for item in commands if not item.unmet()]
    config.stash[PROOF].schedule.begin(examples)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    proof = config.stash[PROOF]
    if proof.schedule.reruns:
        terminalreporter.write_line(
            f"proof: {proof.schedule.reruns} runs were late and repeated by themselves"
        )
    if proof.recording:
        changed = ", ".join(proof.changed) or "none"
        terminalreporter.write_line(f"proof: transcripts that changed: {changed}")
