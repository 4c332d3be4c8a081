"""Hold a run of an exercise's start, or of an answer to it, against its contract.

Pure functions, as in `verdict`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..contract.promise import Promise, bind
from ..contract.words import list_parts
from ..page.examples import Example
from ..page.exercises import Exercise
from ..run.recording import Recording
from .breaches import CAUSE, Breach, find_causes
from .outcome import check_incidents
from .verdict import judge

MEASURED = ("took", "lasted", "within")  # the terms of numbers that a run measures


@dataclass(frozen=True)
class Verdict:
    """What a run of an answer kept, in words, what it broke, and the hint for that."""

    kept: tuple[str, ...]
    broken: tuple[Breach, ...]
    hint: str = ""

    @property
    def is_right(self) -> bool:
        return not self.broken


def judge_answer(
    run: Recording, exercise: Exercise, promise: Promise | None = None
) -> Verdict:
    """The verdict on a run, by another promise where a machine is slow."""
    promise = promise or exercise.solution.promise
    broken = find_broken(run, exercise, promise)
    terms = {breach.term for breach in broken}
    kept = [
        words
        for of, words in list_counted(exercise, promise)
        if not terms.intersection(of)
    ]
    hint = exercise.hints.get(find_hint(exercise, broken), "")
    return Verdict(tuple(kept), tuple(broken), hint)


def list_counted(
    exercise: Exercise, promise: Promise
) -> Iterator[tuple[Sequence[str], str]]:
    """What an answer has to keep: parts of the contract, in words."""
    for terms, words in list_parts(narrow(promise, exercise)):
        if exercise.counted.intersection(terms):
            yield tuple(terms), words


def narrow(promise: Promise, exercise: Exercise) -> Promise:
    """The promise without how many work at once, if no answer is held to that."""
    if "at_once" in exercise.counted:
        return promise
    contract = promise.contract
    less = replace(
        contract,
        processes=replace(contract.processes, at_once=None),
        threads=replace(contract.threads, at_once=None),
    )
    return replace(promise, contract=less)


def say_goal(exercise: Exercise) -> str:
    """The same in one sentence."""
    parts = list_counted(exercise, exercise.solution.promise)
    return ", ".join(words for _, words in parts) + "."


def find_broken(run: Recording, exercise: Exercise, promise: Promise) -> list[Breach]:
    """What the run broke of what counts, less what follows from the rest."""
    found = [b for b in judge(run, promise) if b.term in exercise.counted]
    return find_causes(found) if found else []


def find_hint(exercise: Exercise, broken: Sequence[Breach]) -> str:
    """The term of the first hint for something that is broken."""
    terms = {breach.term for breach in broken}
    return next((term for term in exercise.hints if term in terms), "")


def tell_broken(broken: Sequence[Breach]) -> list[str]:
    """The first thing that broke each term."""
    first = {breach.term: breach.text for breach in reversed(broken)}
    terms = dict.fromkeys(breach.term for breach in broken)
    return [first[term] for term in terms]


def compare_start(exercise: Exercise, run: Recording) -> list[Breach]:
    """Where a run of the start does not break what the page says."""
    broken = find_broken(run, exercise, exercise.solution.promise)
    terms = {breach.term for breach in broken}
    found = [
        Breach(f"it keeps {term}, which its page says that it breaks", term=term)
        for term in exercise.breaks
        if term not in terms
    ]
    for breach in broken:
        if breach.term not in exercise.breaks:
            text = f"it breaks {breach.term}, which its page does not say: "
            found.append(Breach(text + breach.text, breach.late, term=breach.term))
    return found


def compare_answer(exercise: Exercise, wanted: str, run: Recording) -> list[Breach]:
    """Whether a run of a wrong answer gets another hint than that for `wanted`.

    It is late where it would get the right one if nothing of it were, or where that is
    about a number which a crowd may have brought within its bounds.
    """
    forced = [each for each in check_incidents(run) if each.rank == CAUSE]
    if forced and wanted != "end":  # whatever else it broke by then
        return forced
    broken = find_broken(run, exercise, exercise.solution.promise)
    given = find_hint(exercise, broken)
    if given == wanted:
        return []
    measured = wanted in MEASURED
    if not broken:
        return [Breach("it keeps the contract, and has to be wrong", measured)]
    certain = [breach for breach in broken if not breach.late]
    late = measured or find_hint(exercise, certain) == wanted
    told = "; ".join(breach.text for breach in broken)
    hint = f"the hint for {given}" if given else "no hint"
    return [Breach(f"it gets {hint}, not the one for {wanted}: {told}", late)]


def bind_start(start: Example, run: Recording) -> Promise:
    """What the contract says of the lines that the start prints."""
    return bind(start.contract, run.texts)


def tell_verdict(verdict: Verdict) -> Iterator[str]:
    """What was kept, what was broken, and the hint, line by line."""
    yield from (f"  ✓ {words}" for words in verdict.kept)
    yield from (f"  ✗ {text}" for text in tell_broken(verdict.broken))
    if verdict.is_right:
        yield "\nDone: it keeps the whole contract."
    elif verdict.hint:
        yield f"\nHint: {verdict.hint}"
