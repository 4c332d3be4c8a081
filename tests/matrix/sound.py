"""Say what a matrix cannot have written of an interpreter, though it is stored.

What is proven on a Python, or failed there, are the conditions under which the
matrix runs that example there: all of them, and each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from packaging.version import Version
from proof.interpreters import OLDEST, Interpreter
from proof.marks import START_METHODS, SYSTEMS
from proof.page import Example
from proof.proven import KEY, MATRIX, claim
from proof.seal import SEAL, is_sealed, seal
from proof.stored import digest

from .plan import trials
from .results import KINDS

CHANGED = "was changed by hand"
FREE_THREADED_FROM = Version("3.13")


def faults(
    kept: dict[str, Any], examples: Iterable[Example], root: Path
) -> Iterator[str]:
    """All that is wrong with what is kept, each with the file and the cure."""
    if kept.get(SEAL) != seal(kept["interpreters"]):
        yield f"{MATRIX}: what it says of interpreters {CHANGED}; run: make matrix"
    for example in examples:
        if entry := kept["examples"].get(example.ident):
            for fault in faults_of(entry, example, root):
                place = f"{MATRIX}: {example.ident}"
                yield f"{place}: {fault}; run: make matrix {example.name}"


def faults_of(entry: dict[str, Any], example: Example, root: Path) -> Iterator[str]:
    if not is_sealed(entry):
        yield f"what was proven {CHANGED}"
        return
    for key in dict.fromkeys(key for kind in KINDS for key in entry[kind]):
        about = about_of(key)
        if about is None:
            yield f"{key!r} is no Python that it could run on"
        elif is_current(entry, example, root):
            source = (root / example.script).read_text("utf-8")
            yield from faults_at(entry, key, planned(example, source, about))


def faults_at(entry: dict[str, Any], key: str, possible: list[str]) -> Iterator[str]:
    """What of one interpreter differs from the conditions that are possible there."""
    told = [*entry["proven"].get(key, ()), *entry["failed"].get(key, ())]
    if key in entry["skipped"]:
        if told:
            yield f"on {key} it was skipped, and was run: {', '.join(told)}"
    elif sorted(told) != sorted(possible):
        want = " and ".join(possible) or "nothing"
        yield f"on {key} is proven or failed {' and '.join(told)}, not each of {want}"


def about_of(key: str) -> dict[str, Any] | None:
    """What the interpreter of a key said of itself, None if there is no such one."""
    found = KEY.match(key)
    if not found or found["system"].lower() not in SYSTEMS_NAMED:
        return None
    version, free = Version(found["version"]), bool(found["free"])
    if version < (FREE_THREADED_FROM if free else OLDEST):
        return None
    methods = ("spawn",) if found["system"] == "Windows" else START_METHODS
    about = {"python": found["version"], "gil": not free, "start_methods": methods}
    return about | {"system": found["system"]}


SYSTEMS_NAMED = {name for names in SYSTEMS.values() for name in names}


def planned(example: Example, source: str, about: dict[str, Any]) -> list[str]:
    """The conditions under which the example runs there, if it has CPUs enough."""
    able = about | {"cores": example.contract.needs.cpus}
    return [t.condition for t in trials(example, source, Interpreter("", able))]


def is_current(entry: dict[str, Any], example: Example, root: Path) -> bool:
    """Whether it speaks of this very script and claim; if not, no page shows it."""
    digests = digest(root / example.script), claim(example)
    return (entry["script"], entry["claim"]) == digests
