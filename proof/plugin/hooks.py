"""Make the proof pytest's: its collector, its items, its options, its words.

pytest-codeblocks collects the pages and makes the items. Its own run of an
item cannot prove concurrent code (it executes Python blocks with another
`__name__`, compares output to the letter and knows no time), so each item
runs its example through the schedule and fails with the verdict.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_codeblocks.plugin import MarkdownFile

from ..contract.marks import VOCABULARY
from ..judge import files
from ..judge.schedule import REHEARSALS
from ..run.recorder import UNCHECKED, NoPython
from ..run.room import TooFewFiles
from .items import Chapter, Proven, select
from .session import PROOF, Proof


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
    except (NoPython, TooFewFiles) as error:
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
    items.sort(key=lambda i: i.example.contract.alone if isinstance(i, Proven) else 2)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start the runs; what is recorded is rehearsed."""
    if session.config.getoption("collectonly"):
        return
    proof = session.config.stash[PROOF]
    proven = [item for item in session.items if isinstance(item, Proven)]
    examples = [item.example for item in proven if not item.find_unmet()]
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
