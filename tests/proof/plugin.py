"""Make the proof pytest's: its collector, its items, its options, its words.

pytest-codeblocks collects the pages and makes the items. Its own run of an
item cannot prove concurrent code (it executes Python blocks with another
`__name__`, compares output to the letter and knows no time), so each item
runs its example through the schedule and fails with the verdict.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pytest_codeblocks.plugin import MarkdownFile, TestBlock

from . import accept, files, report, stored
from .check import find_problems
from .interpreters import released
from .log import Unknown
from .luck import disagreements
from .marks import VOCABULARY
from .page import Example, name_of, read_page
from .promise import bind
from .proven import MATRIX, read_matrix
from .recorder import UNCHECKED, NoPython, Recorder
from .recording import Recording
from .schedule import REHEARSALS, Schedule
from .shape import compare
from .verdict import Breach, judge, measured, refusals

PROOF = pytest.StashKey["Proof"]()


class Disproved(Exception):
    """An example whose run or page breaks its contract; the message says how."""


class Proof:
    """The proof of one pytest session."""

    def __init__(self, config: pytest.Config):
        self.root = config.rootpath
        self.wanted: list[str] | None = config.getoption("record")
        self.recorders = [
            Recorder(python, config.getoption("start_method") or "")
            for python in pythons(config)
        ]
        self.schedule = Schedule(self.run)
        self.left = 0  # examples that recording leaves alone
        self.changed: list[str] = []
        self.recorded: dict[str, list[str]] = defaultdict(list)
        self.results: list[dict[str, Any]] = []

    @property
    def recording(self) -> bool:
        return self.wanted is not None

    def recorder(self, example: Example) -> Recorder:
        """The first that can run the example, or the first of all."""
        needs = example.contract.needs
        able = (each for each in self.recorders if not needs.unmet(each.about))
        return next(able, self.recorders[0])

    def unmet(self, example: Example) -> str:
        return example.contract.needs.unmet(self.recorder(example).about)

    def run(self, example: Example) -> Recording:
        digest = stored.digest(self.root / example.script)
        contract = example.contract
        run = self.recorder(example).record(
            example.script, self.root, contract.limit, contract.needs
        )
        return replace(run, script=digest, marks=contract.marks)

    def prove(self, example: Example) -> None:
        """Raise Disproved unless this run and the page keep the contract."""
        run, found, runs = self.schedule.proven(example, self.judge)
        self.results.append(result(example, run, found, runs))
        if found:
            raise Disproved(report.breaches(example, found, run, runs))
        self.look(example)

    def look(self, example: Example) -> None:
        """Raise Disproved unless the page shows a recording that keeps its contract."""
        if found := stored.stale(example, self.root):
            raise Disproved(report.stale(example, found))

    def judge(self, example: Example, run: Recording) -> list[Breach]:
        """What the run broke of its contract, or else how it differs from the page."""
        found = judge(run, example.promise)
        if found or stored.stale(example, self.root):
            return found
        return compare(run, stored.read(example, self.root), example.promise)

    def record(self, example: Example) -> None:
        """Rehearse, run once more, and write that run; raise Disproved if it is none.

        What the proof would refuse of it later, this refuses now.
        """
        rehearsals = self.schedule.rehearsals(example)
        self.compare(example, rehearsals)
        run, found, runs = self.schedule.proven(example, acceptable)
        self.results.append(result(example, run, found, runs))
        if found:
            raise Disproved(report.refused(example, found, run, runs))
        self.compare(example, [run, *rehearsals])
        self.write(example, run)

    def compare(self, example: Example, runs: list[Recording]) -> None:
        """Raise Disproved unless each run keeps the contract and prints the same.

        What is merely late is excused: rehearsals are a crowd.
        """
        if broke := [run for run in runs if broken(example, run)]:
            others = [run for run in runs if run not in broke]
            texts = [run.texts for run in [*broke, *others]]
            found = broken(example, broke[0])
            found += disagreements(texts, example.contract)
            raise Disproved(report.spoilt(example, found, broke, others))
        if found := disagreements([run.texts for run in runs], example.contract):
            raise Disproved(report.differing(example, found, runs))

    def write(self, example: Example, run: Recording) -> None:
        try:
            changed = accept.accept(example, run, self.root)
        except ValueError as error:
            raise Disproved(f"{report.place(example)}: {error}") from None
        self.changed += [example.ident] if changed else []
        self.recorded[run.where["python"]].append(example.ident)

    def close(self) -> None:
        for recorder in self.recorders:
            recorder.close()
        self.schedule.close()


def acceptable(example: Example, run: Recording) -> list[Breach]:
    return refusals(run, bind(example.contract, run.texts))


def broken(example: Example, run: Recording) -> list[Breach]:
    """What is wrong with a rehearsal, beside that it was late."""
    found = judge(run, bind(example.contract, run.texts))
    return [breach for breach in found if not breach.late]


def pythons(config: pytest.Config) -> list[str]:
    """The Python that runs the examples; to record, in the order of preference.

    A page is recorded on what its reader most likely has: the newest release of
    those on which the matrix has proven the book.
    """
    if config.getoption("python") or config.getoption("record") is None:
        return [config.getoption("python") or sys.executable]
    proven = read_matrix(config.rootpath / MATRIX)["interpreters"]
    found = released(proven) if proven else []
    return [each.path for each in found] or [sys.executable]


def result(
    example: Example, run: Recording, found: list[Breach], runs: int
) -> dict[str, Any]:
    """What `--results` writes of one example; times are in seconds."""
    numbers = measured(run, bind(example.contract, run.texts))
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
        return self.proof.unmet(self.example)

    def runtest(self) -> None:
        if reason := self.unmet():
            if not self.proof.recording:
                self.proof.look(self.example)
            pytest.skip(f"{self.example.script} {reason}")
        act = self.proof.record if self.proof.recording else self.proof.prove
        act(self.example)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Disproved | Unknown):
            return str(excinfo.value)
        return pytest.Item.repr_failure(self, excinfo, style)

    def reportinfo(self):
        return self.path, self.example.line - 1, self.example.ident


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("proof", "the proof of the book's examples")
    group.addoption(
        "--record",
        metavar="CHAPTER/NAME",
        nargs="*",
        help="write runs that keep their contracts into their pages and recordings: of "
        "these examples, of all, or where none is named of what is out of date",
    )
    group.addoption(
        "--results", metavar="FILE", help="write what each proof measured, as JSON"
    )
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
    files.finish(config.rootpath)
    try:
        config.stash[PROOF] = proof = Proof(config)
        _ = proof.recorders[0].about
    except NoPython as error:
        raise pytest.UsageError(str(error)) from None


def pytest_sessionfinish(session: pytest.Session) -> None:
    proof, file = session.config.stash[PROOF], session.config.getoption("results")
    if proof.left and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK
    if file:
        Path(file).write_text(json.dumps(proof.results), "utf-8")


def pytest_unconfigure(config: pytest.Config) -> None:
    if proof := config.stash.get(PROOF, None):
        proof.close()


def pytest_report_header(config: pytest.Config) -> list[str]:
    where = config.stash[PROOF].recorders[0].where
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
    if config.stash[PROOF].recording:
        select(config, items)
    items.sort(key=lambda i: i.example.contract.alone if isinstance(i, Command) else 2)


def select(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what is to be recorded: what was named, or what is out of date."""
    proof = config.stash[PROOF]
    commands = [item for item in items if isinstance(item, Command)]
    if proof.wanted == ["all"]:
        kept = commands
    elif proof.wanted:
        kept = [each for name in proof.wanted for each in called(name, commands)]
    else:
        kept = [each for each in commands if stored.stale(each.example, proof.root)]
        proof.left = len(commands) - len(kept)
    config.hook.pytest_deselected(items=[i for i in items if i not in kept])
    items[:] = kept


def called(wanted: str, commands: list[Command]) -> list[Command]:
    """The commands of that name, or an error that says which names come close."""
    name = name_of(wanted)
    found = [c for c in commands if name in (c.example.name, c.example.ident)]
    if not found:
        names = {command.example.name for command in commands}
        close = get_close_matches(name, names, 3, 0.4) or sorted(names)[:3]
        raise pytest.UsageError(
            f"no page runs an example {wanted!r}; is it one of {', '.join(close)}?"
        )
    return found


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start the runs; what is recorded is rehearsed."""
    if session.config.getoption("collectonly"):
        return
    proof = session.config.stash[PROOF]
    commands = [item for item in session.items if isinstance(item, Command)]
    examples = [item.example for item in commands if not item.unmet()]
    proof.schedule.begin(examples, REHEARSALS if proof.recording else 1)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    proof = config.stash[PROOF]
    tell = terminalreporter.write_line
    if proof.schedule.reruns:
        tell(
            f"proof: {proof.schedule.reruns} runs were late and repeated by themselves"
        )
    if proof.recording:
        for python, names in proof.recorded.items():
            tell(f"proof: recorded on Python {python}: {', '.join(names)}")
        tell(f"proof: transcripts that changed: {', '.join(proof.changed) or 'none'}")
    if proof.left:
        left = f"{proof.left} examples are up to date and left alone"
        tell(f"proof: {left}; make record all records them too")
