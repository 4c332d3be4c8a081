"""The proof of one pytest session: what to run, what to judge, what to record."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ..contract.promise import Promise, bind
from ..judge import accept, orders, report, stored
from ..judge.breaches import CAUSE, Breach
from ..judge.luck import find_disagreements
from ..judge.proven import MATRIX, read_matrix
from ..judge.results import make_result
from ..judge.schedule import Schedule
from ..judge.shape import compare_code, compare_shapes
from ..judge.verdict import find_refusals, judge
from ..page.examples import Example
from ..run.interpreters import list_released
from ..run.recorder import Recorder
from ..run.recording import Recording

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
            for python in list_pythons(config)
        ]
        self.schedule = Schedule(self.run)
        self.left = 0  # examples that recording leaves alone
        self.changed: list[str] = []
        self.recorded: dict[str, list[str]] = defaultdict(list)
        self.measures = bool(config.getoption("results"))
        self.results: list[dict[str, Any]] = []

    @property
    def recording(self) -> bool:
        return self.wanted is not None

    def get_recorder(self, example: Example) -> Recorder:
        """The first that can run the example, or the first of all."""
        needs = example.contract.needs
        able = (each for each in self.recorders if not needs.find_unmet(each.about))
        return next(able, self.recorders[0])

    def find_unmet(self, example: Example) -> str:
        return example.contract.needs.find_unmet(self.get_recorder(example).about)

    def run(self, example: Example) -> Recording:
        digest = stored.digest(self.root / example.script)
        contract = example.contract
        run = self.get_recorder(example).record(
            example.script,
            self.root,
            contract.limit,
            contract.needs,
            bool(contract.hangs) or example.may_hang,
        )
        return replace(run, script=digest, marks=contract.marks)

    def prove(self, example: Example) -> None:
        """Raise Disproved unless this run and the page keep the contract."""
        run, found, runs = self.schedule.prove(example, self.judge)
        self.keep_result(example, run, found)
        if found:
            raise Disproved(report.tell_breaches(example, found, run, runs))
        self.look(example)
        self.prove_orders(example)

    def keep_result(
        self, example: Example, run: Recording, found: list[Breach]
    ) -> None:
        if not self.measures:
            return
        drawn = stored.find_drawn(example, self.root)
        promise = bind(example.contract, run.texts)
        late = self.schedule.late[example.ident]
        result = make_result(example.ident, promise, run, found, late, drawn)
        self.results.append(result)

    def look(self, example: Example) -> None:
        """Raise Disproved unless the page shows a recording that keeps its contract."""
        if found := find_outdated(example, self.root):
            raise Disproved(report.tell_stale(example, found))

    def prove_orders(self, example: Example) -> None:
        """Raise Disproved unless all orders are as the mark says and the page plays."""
        if not example.contract.schedules:
            return
        board = self.play(example)
        if not orders.is_stored(example, board, self.root):
            found = [Breach("its orders are not what its page plays")]
            raise Disproved(report.tell_stale(example, found))

    def play(self, example: Example) -> orders.Board:
        """The board of an example, if all its orders are as its mark says."""
        assert example.contract.schedules
        board, found = orders.play(
            self.root / example.script,
            self.get_recorder(example).python,
            example.contract.schedules,
        )
        if found:
            raise Disproved(report.tell_orders(example, found))
        return board

    def judge(self, example: Example, run: Recording) -> list[Breach]:
        """What the run broke of its contract, or else where it is not as drawn."""
        drawn = stored.find_drawn(example, self.root)
        found = judge(run, example.promise, drawn)
        if found or not drawn:
            return found
        return find_undrawn(run, drawn, example.promise)

    def record(self, example: Example) -> None:
        """Rehearse, run once more, and write that run; raise Disproved if it is none.

        What the proof would refuse of it later, this refuses now.
        """
        rehearsals = self.schedule.get_rehearsals(example)
        self.compare(example, rehearsals)
        run, found, runs = self.schedule.prove(example, find_unacceptable)
        self.keep_result(example, run, found)
        if found:
            raise Disproved(report.tell_refusal(example, found, run, runs))
        self.compare(example, [run, *rehearsals])
        self.write(example, run)

    def compare(self, example: Example, runs: list[Recording]) -> None:
        """Raise Disproved unless each run keeps the contract and prints the same.

        What is merely late is excused: rehearsals are a crowd.
        """
        if broke := [run for run in runs if find_broken(example, run)]:
            others = [run for run in runs if run not in broke]
            texts = [run.texts for run in [*broke, *others]]
            found = find_broken(example, broke[0])
            found += find_disagreements(texts, example.contract)
            raise Disproved(report.tell_rehearsals(example, found, broke, others))
        if found := find_disagreements([run.texts for run in runs], example.contract):
            raise Disproved(report.tell_differences(example, found, runs))

    def write(self, example: Example, run: Recording) -> None:
        more = {}
        if example.contract.schedules:
            board = self.play(example)
            more = {example.board: orders.write_board(example, board, self.root)}
        try:
            changed = accept.accept(example, run, self.root, more)
        except ValueError as error:
            raise Disproved(f"{report.find_place(example)}: {error}") from None
        self.changed += [example.ident] if changed else []
        self.recorded[run.where["python"]].append(example.ident)

    def close(self) -> None:
        for recorder in self.recorders:
            recorder.close()
        self.schedule.close()


def find_undrawn(run: Recording, drawn: Recording, promise: Promise) -> list[Breach]:
    """Where the run is not what its page draws, or other code had it done."""
    return compare_shapes(run, drawn, promise) or compare_code(run, drawn, promise)


def find_outdated(example: Example, root: Path) -> list[Breach]:
    """Why what is stored of an example does not fit it."""
    found = stored.find_stale(example, root)
    return found or orders.find_stale_board(example, root)


def find_unacceptable(example: Example, run: Recording) -> list[Breach]:
    return find_refusals(run, bind(example.contract, run.texts))


def find_broken(example: Example, run: Recording) -> list[Breach]:
    """What is wrong with a rehearsal, beside that it was late."""
    found = judge(run, bind(example.contract, run.texts))
    return [breach for breach in found if not breach.late or breach.rank == CAUSE]


def list_pythons(config: pytest.Config) -> list[str]:
    """The Python that runs the examples; to record, in the order of preference.

    A page is recorded on what its reader most likely has: the newest release of
    those on which the matrix has proven the book.
    """
    if config.getoption("python") or config.getoption("record") is None:
        return [config.getoption("python") or sys.executable]
    proven = read_matrix(config.rootpath / MATRIX)["interpreters"]
    found = list_released(proven) if proven else []
    return [each.path for each in found] or [sys.executable]
