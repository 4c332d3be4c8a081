"""Try every mutant: `make mutants`, or of one example: `make mutants example=…`.

A script's mutant is run once, and judged by its page's contract and transcript and
by what its timeline draws, without the digest that would give it away; what the
contract alone sees is counted beside. A page's mutant is judged without a run, by
what the book holds of the last one. It exits with 1 if one
survives that `equivalent.txt` does not list, and with 2 before any is tried if
a line there does not name one mutant. What an example needs and this Python
lacks leaves its script's mutants untried; `make mutants python=…` tries them on
another.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, compress
from pathlib import Path

from proof.contract.promise import bind
from proof.judge import orders, stored
from proof.judge.exercise import find_broken
from proof.judge.shape import compare_shapes
from proof.judge.transcript import judge_transcript
from proof.judge.verdict import judge
from proof.page.check import find_problems
from proof.page.examples import Example, get_name, list_close
from proof.page.exercises import copy_given, get_exercise
from proof.page.model import Page, read_pages
from proof.prose.library import read_library
from proof.run.recorder import NoPython, Recorder

from . import sentences
from .claims import find_claims, read_claims
from .equivalent import find_faults, list_names, read_excuses
from .pages import make_page_mutants
from .reached import read_reached
from .scripts import Mutant, make_mutants
from .shelf import Shelf
from .transcripts import change_transcript

ROOT = Path(__file__).parents[2]
AT_ONCE = 16
AGAIN_AT_ONCE = 4  # of those that a crowd may have made late, or long enough
# Who does the work, and whether at the same time: what an exercise is about, and what
# the judge of an answer has to see, who knows nothing of a drawing.
WHO = {"swap_executor", "swap_worker", "swap_import", "workers", "run_itself"}
WHO |= {"join_at_once", "join_in_first_loop", "one_by_one", "drop_lock"}
WHO |= {"block_the_loop", "await_in_turn", "await_at_once"}
LATE = 8.0  # seconds that a mutant may take longer than three times its example

Pair = tuple[Example, Mutant]


@dataclass(frozen=True)
class Trial:
    """A mutant of an example, and whether the proof went red.

    `by_contract` says whether it would without the recording: by the contract and the
    transcript alone. `late` is true where nothing but its time gave it away.
    """

    example: str
    operator: str
    place: str
    killed: bool
    by_contract: bool = False
    late: bool = False

    @property
    def key(self) -> str:
        return f"{self.example} | {self.operator} | {self.place}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("example", nargs="?", default="", help="only this one")
    parser.add_argument("--python", default=sys.executable, help="runs the scripts")
    asked = parser.parse_args()
    wanted, recorder = get_name(asked.example), Recorder(asked.python)
    try:
        _ = recorder.about
    except NoPython as error:
        parser.error(str(error))
    pages = read_pages(ROOT)
    examples = stored.list_shown(pages, ROOT)
    chosen = [e for e in examples if wanted in ("", e.name, e.ident)]
    if not chosen:
        close = list_close(wanted, {each.name for each in examples})
        print(f"no example {wanted!r}; is it one of {close}?")
        return 2
    if wrong := [
        *find_unsound(pages, chosen),
        *find_ill_excused(chosen, everything=not wanted),
    ]:
        print("mend this before you break anything:", *wrong, sep="\n")
        return 2
    trials = [*try_transcripts(chosen), *try_pages(pages, {e.ident for e in chosen})]
    tell(trials, "changes of pages and transcripts")
    if not wanted:  # some numbers may stay, so that the book's tests set a share
        library = read_library(ROOT)
        kinds = (sentences.try_sentences(library, bare) for bare in (False, True))
        changes = list(chain.from_iterable(kinds))
        print(*(f"  may stay: {c}" for c, shows in changes if not shows), sep="\n")
        caught = sum(shows for _, shows in changes)
        print(f"changes of the prose: {caught} of {len(changes)} caught", flush=True)
    try:
        work = list(make_script_mutants(chosen))
        able = [pair for pair in work if not find_unmet(recorder, *pair)]
        tried = try_scripts(recorder, able)
    finally:
        recorder.close()
    tell(tried, "changes of scripts")
    tell_untried(recorder, work)
    return report([*trials, *tried])


def find_unsound(pages: Iterable[Page], examples: Iterable[Example]) -> list[str]:
    """What is wrong already: everything would be killed by that."""
    wrong = [str(each) for page in pages for each in find_problems(page, ROOT)]
    for example in examples:
        found = stored.find_stale(example, ROOT)
        wrong += [f"{example.page}:{example.line}: {b.text}" for b in found]
    return wrong


def find_ill_excused(examples: Iterable[Example], everything: bool) -> list[str]:
    """What is wrong with the excuses of these examples, or with all excuses."""
    known: dict[str, list[str]] = {}
    for example, mutant in make_script_mutants(examples):
        for ident in {example.ident, example.name}:
            known.setdefault(ident, []).append(mutant.name)
    excuses = [e for e in read_excuses() if everything or e.example in known]
    return list(find_faults(excuses, known))


def try_transcripts(examples: Iterable[Example]) -> Iterator[Trial]:
    for example in examples:
        kept = stored.read_stored(example, ROOT)
        for change, lines in change_transcript(example.lines):
            found = judge_transcript(kept, bind(example.contract, lines))
            yield Trial(example.ident, "transcript", change, bool(found), bool(found))


def try_pages(pages: list[Page], wanted: set[str]) -> Iterator[Trial]:
    """Judge every mutant of these examples' pages."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        shelf = Shelf(ROOT, Path(folder))
        for page in pages:
            for mutant in make_page_mutants(page):
                if mutant.example in wanted:
                    place = mutant.example, mutant.kind, mutant.change
                    yield Trial(*place, *shelf.try_mutant(page, mutant))


def make_script_mutants(examples: Iterable[Example]) -> Iterator[Pair]:
    """Every mutant of what the examples' scripts run, the longest run first."""
    for example in sorted(examples, key=lambda e: -get_span(e)):
        source = (ROOT / example.script).read_text("utf-8")
        run = stored.read_stored(example, ROOT)
        reached = read_reached(source, example.script, run)
        for mutant in make_mutants(source):
            if reached == source or not mutant.source.startswith(reached):
                yield example, mutant


def try_scripts(recorder: Recorder, work: list[Pair]) -> list[Trial]:
    """Run every mutant, those that wait side by side, those that compute alone.

    A crowd makes a right run late, and a wrong one long enough for its bounds: what
    was merely late or not killed is run again with few others, and judged by that.
    """
    waiting = [pair for pair in work if not pair[0].contract.alone]
    computing = [pair for pair in work if pair[0].contract.alone]
    print(f"scripts: {len(work)} mutants", flush=True)
    trials = run(recorder, waiting, AT_ONCE)
    doubtful = [trial.late or not trial.killed for trial in trials]
    again = list(compress(waiting, doubtful))
    print(f"scripts: {len(again)} were late or not killed; again:", flush=True)
    trials = [t for t, doubt in zip(trials, doubtful, strict=True) if not doubt]
    trials += run(recorder, again, AGAIN_AT_ONCE)
    trials += run(recorder, computing, 1)
    return trials


def run(recorder: Recorder, work: list[Pair], at_once: int) -> list[Trial]:
    """Try these, so many at once, and say how far it is."""
    trials: list[Trial] = []
    with ThreadPoolExecutor(at_once) as pool:
        for trial in pool.map(lambda pair: attempt(recorder, *pair), work):
            trials.append(trial)
            if not trial.killed:
                print(f"  not killed: {trial.key}", flush=True)
            if len(trials) % 50 == 0:
                print(f"  {len(trials)} of {len(work)} tried", flush=True)
    return trials


def attempt(recorder: Recorder, example: Example, mutant: Mutant) -> Trial:
    """Run one mutant in a folder of its own and judge it."""
    limit, needs = 3 * get_span(example) + LATE, example.contract.needs
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        script = Path(folder, example.script)
        script.parent.mkdir(parents=True)
        script.write_text(mutant.source, "utf-8")
        copy_given(ROOT / example.script, script.parent)
        hangs = bool(example.contract.hangs)
        ran = recorder.record(example.script, Path(folder), limit, needs, hangs)
        exercise = get_exercise(example) if mutant.operator in WHO else None
        if exercise:
            broken = find_broken(ran, exercise, example.promise)
        else:
            broken = judge(ran, example.promise)
        if not broken and (schedules := example.contract.schedules):
            _, broken = orders.play(script, recorder.python, schedules)
    found = broken
    if not exercise:
        drawn = stored.read_stored(example, ROOT)
        found = broken or compare_shapes(ran, drawn, example.promise)
    late = bool(found) and all(breach.late for breach in found)
    place = example.ident, mutant.operator, mutant.place
    return Trial(*place, bool(found), bool(broken), late)


def get_span(example: Example) -> float:
    return stored.read_stored(example, ROOT).span


def find_unmet(recorder: Recorder, example: Example, _: Mutant) -> str:
    return example.contract.needs.find_unmet(recorder.about)


def tell(trials: list[Trial], what: str) -> None:
    killed, alone = (
        sum(getattr(t, k) for t in trials) for k in ("killed", "by_contract")
    )
    print(
        f"{what}: {killed} of {len(trials)} caught, {alone} by contract alone",
        flush=True,
    )


def tell_untried(recorder: Recorder, work: list[Pair]) -> None:
    """Whose mutants could not be tried here, how many, and why."""
    counts = Counter(
        (p[0].ident, why) for p in work if (why := find_unmet(recorder, *p))
    )
    for (ident, why), count in counts.items():
        print(f"not tried: {count} mutants of {ident}, which {why}")


def report(trials: list[Trial]) -> int:
    """Print killed and survived by operator and example; return the exit code."""
    excused = {excuse.key for excuse in read_excuses()}
    for part in ("example", "operator"):
        print(f"by {part}: killed by contract alone, killed, tried")
        count(trials, part)
    survivors = {trial.key for trial in trials if not trial.killed}
    unexcused = sorted(key for key in survivors if not list_names(key) & excused)
    claims = read_claims()
    for survivor in unexcused:
        print(f"SURVIVED {survivor}")
        for told in find_claims(claims, list_names(survivor)):
            print(f"  {told}")
    killed = {name for t in trials if t.killed for name in list_names(t.key)}
    for key in sorted(excused & killed):
        print(f"excused, but killed this time: {key}")
    print(
        f"{len(trials) - len(survivors)} of {len(trials)} mutants killed, "
        f"{sum(trial.by_contract for trial in trials)} of them by contract alone, "
        f"{len(survivors) - len(unexcused)} equivalent, {len(unexcused)} survived"
    )
    return int(bool(unexcused))


def count(trials: Iterable[Trial], part: str) -> None:
    tried, killed, alone = Counter(), Counter(), Counter()
    for trial in trials:
        name = getattr(trial, part)
        tried[name] += 1
        killed[name] += trial.killed
        alone[name] += trial.by_contract
    for name in tried:
        print(f"  {name:44}{alone[name]:7}{killed[name]:7}{tried[name]:7}")


if __name__ == "__main__":
    sys.exit(main())
