"""Say what a matrix cannot have written of an interpreter, though it is stored.

What is proven on a Python, or failed there, are the conditions under which the
matrix runs that example there: all of them, and each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from packaging.version import Version

from proof.contract.needs import START_METHODS, SYSTEMS
from proof.judge.proven import BROWSER, KEY, MATRIX, digest_claim
from proof.judge.stored import digest
from proof.page.examples import Example
from proof.run.interpreters import OLDEST, Interpreter
from proof.run.recording import Recording
from proof.run.seal import SEAL, is_sealed, make_seal

from .plan import list_trials
from .results import KINDS

CHANGED = "was changed by hand"
FREE_THREADED_FROM = Version("3.13")


def find_faults(
    kept: dict[str, Any], examples: Iterable[Example], root: Path
) -> Iterator[str]:
    """All that is wrong with what is kept, each with the file and the cure."""
    if kept.get(SEAL) != make_seal(kept["interpreters"]):
        yield f"{MATRIX}: what it says of interpreters {CHANGED}; run: make matrix"
    for example in examples:
        if entry := kept["examples"].get(example.ident):
            for fault in judge_entry(entry, example, root):
                place = f"{MATRIX}: {example.ident}"
                yield f"{place}: {fault}; run: make matrix {example.name}"


def judge_entry(entry: dict[str, Any], example: Example, root: Path) -> Iterator[str]:
    if not is_sealed(entry):
        yield f"what was proven {CHANGED}"
        return
    for key in dict.fromkeys(key for kind in KINDS for key in entry[kind]):
        about = describe(key)
        if about is None:
            yield f"{key!r} is no Python that it could run on"
        elif is_current(entry, example, root):
            source = (root / example.script).read_text("utf-8")
            possible = list_conditions(example, source, about)
            yield from judge_interpreter(entry, key, possible, may_lack(example, about))


def may_lack(example: Example, about: dict[str, Any]) -> bool:
    """Whether it needs more than a key tells: packages, cores, what no browser has."""
    needs = example.contract.needs
    return bool(needs.packages or needs.cpus or about["system"] == BROWSER)


def judge_interpreter(
    entry: dict[str, Any], key: str, possible: list[str], lacks: bool
) -> Iterator[str]:
    """What of one interpreter differs from the conditions that are possible there."""
    told = [*entry["proven"].get(key, ()), *entry["failed"].get(key, ())]
    if key in entry["skipped"]:
        if told:
            yield f"on {key} it was skipped, and was run: {', '.join(told)}"
        elif possible and not lacks:
            yield f"on {key} it was skipped, and can run there"
    elif sorted(told) != sorted(possible):
        want = " and ".join(possible) or "nothing"
        have = " and ".join(told) or "nothing"
        yield f"on {key} it tells of {have}, where the matrix tries {want}"


def find_unproven(
    run: Recording, kept: dict[str, Any], example: Example, root: Path
) -> str:
    """Why a run is of no Python on which the matrix proved it, or an empty text."""
    gil, on = run.where["gil"], "{python} {system}".format(**run.where)
    listed = ((key, describe(key)) for key in kept["interpreters"])
    keys = [k for k, a in listed if a and a["gil"] == gil and is_release(a, run)]
    free = "" if gil else "free-threaded "
    if not keys:
        return f"was recorded on {free}{on}, on which the matrix has proven nothing"
    entry = kept["examples"].get(example.ident)
    if not entry or not is_current(entry, example, root):
        return ""
    proven = [way for key in keys for way in entry["proven"].get(key, ())]
    method = run.where["start_method"]
    if any(way == "own" or method in way.split(", ") for way in proven):
        return ""
    return f"was recorded on {free}{on} with {method}, where the matrix proved it not"


def is_release(about: dict[str, Any], run: Recording) -> bool:
    return all(about[name] == run.where[name] for name in ("python", "system"))


def describe(key: str) -> dict[str, Any] | None:
    """What the interpreter of a key said of itself, None if there is no such one."""
    found = KEY.match(key)
    system = found["system"] if found else ""
    if not found or system.lower() not in SYSTEMS_NAMED:
        return None
    version, free = Version(found["version"]), bool(found["free"])
    if version < (FREE_THREADED_FROM if free else OLDEST):
        return None
    methods = ("spawn",) if system in SPAWNING else START_METHODS
    about = {"python": found["version"], "gil": not free, "start_methods": methods}
    return about | {"system": system}


SPAWNING = ("Windows", BROWSER)  # which start processes in no other way
SYSTEMS_NAMED = {BROWSER.lower()} | {
    name for names in SYSTEMS.values() for name in names
}


def list_conditions(example: Example, source: str, about: dict[str, Any]) -> list[str]:
    """The conditions under which the example runs there, if it has what it needs."""
    needs = example.contract.needs
    able = about | {"cores": needs.cpus, "packages": needs.packages.split()}
    return [t.condition for t in list_trials(example, source, Interpreter("", able))]


def is_current(entry: dict[str, Any], example: Example, root: Path) -> bool:
    """Whether it speaks of this very script and claim; if not, no page shows it."""
    digests = digest(root / example.script), digest_claim(example)
    return (entry["script"], entry["claim"]) == digests
