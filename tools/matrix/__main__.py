"""Prove the examples on every Python: `make matrix`, or one: `make matrix example=…`.

Prints a table of examples and interpreters, keeps what it proved, and exits with 1
if an example failed anywhere.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from proof.contract.promise import bind
from proof.judge import stored
from proof.judge.breaches import Breach, find_causes
from proof.judge.proven import BROWSER
from proof.judge.report import indent
from proof.judge.results import make_result
from proof.judge.schedule import Schedule
from proof.judge.shape import compare_order
from proof.judge.verdict import judge
from proof.page.check import find_problems
from proof.page.examples import Example, get_name, list_close
from proof.page.model import read_pages
from proof.run.events import Unknown
from proof.run.interpreters import VARIABLE, Interpreter, choose, find
from proof.run.recorder import UNCHECKED, NoPython, Recorder
from proof.run.recording import Recording
from proof.run.room import TooFewFiles
from proof.show.library import BROWSERLESS, read_browserless
from tools.browser.recorder import NO_BROWSER, BrowserRecorder, find_browser

from .plan import Trial, list_trials
from .results import Outcome, keep

ROOT = Path(__file__).parents[2]
EVERY = 5.0  # seconds between lines of progress


class Progress:
    """Says from time to time how many runs have ended."""

    def __init__(self, runs: int):
        self.runs, self.known = runs, set()
        self.began = self.told = time.monotonic()

    def count_ended(self, trial: Trial) -> None:
        self.known.add(trial.ident)  # which is run again if it was late
        now = time.monotonic()
        if now - self.told > EVERY:
            self.told = now
            print(
                f"  {len(self.known)} of {self.runs}, {now - self.began:.0f} s",
                flush=True,
            )


class Matrix:
    """The outcomes of all trials, as they come in."""

    def __init__(
        self,
        examples: list[Example],
        interpreters: list[Interpreter],
        root: Path,
    ):
        self.examples, self.found, self.root = examples, interpreters, root
        self.outcomes: dict[tuple[Example, str], Outcome] = defaultdict(Outcome)
        self.results: list[dict[str, Any]] = []
        self.trials = list(self.plan())
        used = {key for _, key in self.outcomes}
        self.interpreters = [each for each in interpreters if each.key in used]
        self.recorders = {i.key: make_recorder(i) for i in self.interpreters}
        self.schedule = Schedule(self.run)
        self.progress, self.lock = Progress(len(self.trials)), threading.Lock()

    def plan(self) -> Iterator[Trial]:
        for example in self.examples:
            for interpreter in choose(self.found, self.list_ranges(example)):
                outcome = self.outcomes[example, interpreter.key]
                outcome.skipped = self.find_reason(example, interpreter)
                source = (self.root / example.script).read_text("utf-8")
                if not outcome.skipped:
                    yield from list_trials(example, source, interpreter)

    def find_reason(self, example: Example, interpreter: Interpreter) -> str:
        """Why an example cannot run there; empty if it can."""
        unmet = example.contract.needs.find_unmet(interpreter.about)
        if interpreter.about["system"] != BROWSER:
            return unmet
        return unmet or read_browserless(self.root / BROWSERLESS).get(example.ident, "")

    def list_ranges(self, example: Example) -> list[str]:
        """The versions of Python that tell the variants of its script apart."""
        several = (e for e in self.examples if e.script == example.script)
        return sorted({each.contract.needs.python for each in several})

    def run(self, trial: Trial) -> Recording:
        recorder = self.recorders[trial.interpreter.key]
        limit = trial.contract.limit
        hangs = bool(trial.contract.hangs)
        run = recorder.record(
            trial.example.script, self.root, limit, trial.needs, hangs
        )
        with self.lock:
            self.progress.count_ended(trial)
        return run

    def prove(self) -> int:
        """Run every trial, tell of each that failed, and return how many did."""
        self.schedule.begin(self.trials)
        failed = 0
        for trial in sorted(self.trials, key=lambda trial: trial.contract.alone):
            found = self.find_breaches(trial)
            outcome = self.outcomes[trial.example, trial.interpreter.key]
            (outcome.failed if found else outcome.proven).append(trial.condition)
            failed += bool(found)
            tell(trial, found)
        runs, late = len(self.trials), self.schedule.reruns
        print(f"{runs} runs, {failed} failed, {late} late runs repeated", flush=True)
        return failed

    def find_breaches(self, trial: Trial) -> Sequence[Breach]:
        try:
            run, found, _ = self.schedule.prove(trial, self.judge)
        except Unknown as error:
            return [Breach(str(error))]
        promise = bind(trial.contract, run.texts)
        late = self.schedule.late[trial.ident]
        self.results.append(make_result(trial.ident, promise, run, found, late, None))
        return found

    def judge(self, trial: Trial, run: Recording) -> list[Breach]:
        """What the run broke of its contract, or did otherwise than is drawn.

        Not when: the drawing is of one start method, and of one Python.
        """
        drawn = stored.find_drawn(trial.example, self.root)
        found = judge(run, trial.example.promise, drawn)
        if found or not drawn:
            return found
        return compare_order(run, drawn, trial.example.promise)

    def close(self) -> None:
        for recorder in self.recorders.values():
            recorder.close()
        self.schedule.close()


def make_recorder(interpreter: Interpreter) -> Recorder | BrowserRecorder:
    if interpreter.about["system"] == BROWSER:
        return BrowserRecorder()
    return Recorder(interpreter.path)


def tell(trial: Trial, found: Sequence[Breach]) -> None:
    if found:
        print(f"FAILED {trial.ident}")
        for breach in find_causes(found):
            print(f"  - {indent(breach.text)}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make matrix", description=__doc__)
    parser.add_argument("examples", nargs="*", help="only these")
    parser.add_argument(
        "--results", type=Path, help="where to write what was measured: keep nothing"
    )
    parser.add_argument("--browser", action="store_true", help="in a browser alone")
    asked = parser.parse_args()
    names = {get_name(word) for word in asked.examples}
    pages = read_pages(ROOT)
    examples = [example for page in pages for example in page.examples]
    wanted = [e for e in examples if not names or names & {e.name, e.ident}]
    if problems := [str(each) for page in pages for each in find_problems(page, ROOT)]:
        sys.exit("\n".join(problems))
    known = {name for each in examples for name in (each.name, each.ident)}
    if unknown := sorted(names - known):
        close = list_close(unknown[0], known)
        sys.exit(f"no example {unknown[0]!r}; is it one of {close}?")
    # What is measured again and again, beside loads, is this machine.
    found = [] if asked.browser else find()
    found += find_browser() if asked.browser or not asked.results else []
    if not found:
        sys.exit(NO_BROWSER)
    matrix = Matrix(wanted, found, ROOT)
    used = matrix.interpreters
    print(f"on {len(used)} interpreters (name more by {VARIABLE}=path:path)")
    print(*(f"  {each.key}" for each in used), sep="\n", flush=True)
    if UNCHECKED:
        print(UNCHECKED)
    try:
        failed = matrix.prove()
    finally:
        matrix.close()
    if asked.results:
        asked.results.write_text(json.dumps(matrix.results), "utf-8")
    else:
        keep(matrix.outcomes, used, examples, ROOT)
    print_table(matrix)
    return int(failed > 0)


def print_table(matrix: Matrix) -> None:
    """Examples by interpreters: the conditions proven, failed, or none needed."""
    heads = [each.key.split()[0] for each in matrix.interpreters]
    width = max(len(example.ident) for example in matrix.examples)
    print(f"\n{'':{width}}", *(f"{head:>8}" for head in heads))
    for example in matrix.examples:
        outcomes = [matrix.outcomes.get((example, i.key)) for i in matrix.interpreters]
        cells = [say_outcome(outcome) if outcome else "" for outcome in outcomes]
        print(f"{example.ident:{width}}", *(f"{text:>8}" for text in cells))
    reasons = {o.skipped for o in matrix.outcomes.values() if o.skipped}
    print("\nskipped (-):", *sorted(reasons), sep="\n  ")


def say_outcome(outcome: Outcome) -> str:
    if outcome.skipped:
        return "-"
    if outcome.failed:
        return f"FAILED {len(outcome.failed)}"
    return f"{len(outcome.proven)} of {len(outcome.proven)}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (NoPython, TooFewFiles) as error:
        sys.exit(str(error))
