"""Try every mutant: `make mutants`, or of one example: `make mutants example=…`.

A script's mutant is run and judged by its page's contract and transcript
alone, without the digest that would give it away. It exits with 1 if one
survives that `equivalent.txt` does not list, or if an entry there matches no
mutant.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from proof.page import Example, read_page
from proof.recorder import Recorder
from proof.recording import Recording
from proof.verdict import judge, judge_transcript

from .scripts import Mutant, mutants
from .transcripts import transcripts

ROOT = Path(__file__).parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
AT_ONCE = 16
LATE = 8.0  # seconds that a mutant may take longer than three times its example


@dataclass(frozen=True)
class Trial:
    """A mutant of an example's script, and whether the proof went red."""

    example: Example
    mutant: Mutant
    killed: bool

    @property
    def key(self) -> str:
        return f"{self.example.name} | {self.mutant.operator} | {self.mutant.place}"


def main() -> int:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    pages = sorted(ROOT.glob("docs/*.md"))
    examples = [e for page in pages for e in read_page(page, ROOT).examples]
    chosen = [e for e in examples if wanted in ("", e.name)]
    if not chosen:
        print(f"no example {wanted!r}; one of: {', '.join(e.name for e in examples)}")
        return 2
    lost = try_transcripts(chosen)
    trials = try_scripts(chosen)
    return report(trials, lost, whole=not wanted)


def try_transcripts(examples: list[Example]) -> int:
    """Print what survived in transcripts, and return how many did."""
    tried = survived = 0
    for example in examples:
        stored = recorded(example)
        for change, lines in transcripts(example.lines):
            tried += 1
            if not judge_transcript(stored, lines, example.contract):
                survived += 1
                print(f"SURVIVED {example.name} | transcript | {change}")
    print(f"transcripts: {tried - survived} of {tried} changes caught")
    return survived


def try_scripts(examples: list[Example]) -> list[Trial]:
    """Run every mutant, those that wait side by side, those that compute alone."""
    recorder = Recorder()
    work = [
        (example, mutant)
        for example in sorted(examples, key=lambda e: -recorded(e).span)
        for mutant in mutants((ROOT / example.script).read_text("utf-8"))
    ]
    print(f"scripts: {len(work)} mutants of {len(examples)} examples", flush=True)
    waiting = [pair for pair in work if not pair[0].contract.alone]
    alone = [pair for pair in work if pair[0].contract.alone]
    trials = []
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for trial in pool.map(lambda pair: attempt(recorder, *pair), waiting):
                tell(trials, trial, len(work))
        for pair in alone:
            tell(trials, attempt(recorder, *pair), len(work))
    finally:
        recorder.close()
    return trials


def tell(trials: list[Trial], trial: Trial, count: int) -> None:
    trials.append(trial)
    if len(trials) % 50 == 0:
        print(f"  {len(trials)} of {count} tried", flush=True)


def attempt(recorder: Recorder, example: Example, mutant: Mutant) -> Trial:
    """Run one mutant in a folder of its own and judge it."""
    limit = 3 * recorded(example).span + LATE
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        script = Path(folder, example.script)
        script.parent.mkdir(parents=True)
        script.write_text(mutant.source, "utf-8")
        needs = example.contract.needs
        run = recorder.record(example.script, Path(folder), limit, needs)
    return Trial(example, mutant, bool(judge(run, example.lines, example.contract)))


def recorded(example: Example) -> Recording:
    return Recording.from_json((ROOT / example.recording).read_text("utf-8"))


def report(trials: list[Trial], lost: int, whole: bool) -> int:
    """Print killed and survived by operator; return the exit code."""
    excused = read_equivalent()
    killed, tried = Counter(), Counter()
    for trial in trials:
        tried[trial.mutant.operator] += 1
        killed[trial.mutant.operator] += trial.killed
    for operator in tried:
        print(f"  {operator:20}{killed[operator]:5} of {tried[operator]:5} killed")
    survivors = {trial.key for trial in trials if not trial.killed}
    unexcused = sorted(survivors - excused.keys())
    stale = sorted(excused.keys() - {trial.key for trial in trials}) if whole else []
    for key in unexcused:
        print(f"SURVIVED {key}")
    for key in stale:
        print(f"{EQUIVALENT.name}: no mutant is {key}")
    print(
        f"{len(trials) - len(survivors)} of {len(trials)} mutants killed, "
        f"{len(survivors) - len(unexcused)} equivalent, {len(unexcused)} survived"
    )
    return int(bool(unexcused or stale or lost))


def read_equivalent() -> dict[str, str]:
    """Each mutant that changes nothing to be seen, with the reason why."""
    lines = EQUIVALENT.read_text("utf-8").splitlines()
    entries = [line for line in lines if line.strip() and not line.startswith("#")]
    return dict(entry.rsplit(" -- ", 1) for entry in entries)


if __name__ == "__main__":
    sys.exit(main())
