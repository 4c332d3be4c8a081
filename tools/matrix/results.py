"""Keep what a matrix proved, in `docs/matrix.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from proof.judge.files import write
from proof.judge.proven import MATRIX, digest_claim, read_matrix
from proof.judge.stored import digest
from proof.page.examples import Example
from proof.run.interpreters import Interpreter
from proof.run.seal import SEAL, add_seal, is_sealed, make_seal


@dataclass
class Outcome:
    """What one interpreter gave for one example: conditions, or why there are none."""

    proven: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: str = ""


# By example and the key of an interpreter.
Outcomes = Mapping[tuple[Example, str], Outcome]


def keep(
    outcomes: Outcomes,
    interpreters: Iterable[Interpreter],
    examples: Iterable[Example],
    root: Path,
) -> None:
    """Write what was kept of `examples`, which are all there are, with these outcomes.

    What was proven of another script or another claim, or was changed by hand, goes,
    and so do examples and interpreters of which nothing is left.
    """
    before = read_matrix(root / MATRIX)
    entries = {}
    for example in examples:
        entry = get_current(before["examples"].get(example.ident, {}), example, root)
        for (other, key), outcome in outcomes.items():
            if other == example:
                put_outcome(entry, key, outcome)
        entries[example.ident] = add_seal(entry)
    seen = {each.key: date.today().isoformat() for each in interpreters}
    dates = before["interpreters"] | seen
    told = {key for entry in entries.values() for kind in KINDS for key in entry[kind]}
    dates = {key: day for key, day in sorted(dates.items()) if key in told}
    write(root / MATRIX, write_text(dates, entries))


KINDS = ("proven", "failed", "skipped")


def get_current(before: dict[str, Any], example: Example, root: Path) -> dict[str, Any]:
    """What was kept of this very script and claim, or an empty entry for them."""
    digests = {"script": digest(root / example.script), "claim": digest_claim(example)}
    if digests.items() <= before.items() and is_sealed(before):
        return before
    return digests | {kind: {} for kind in KINDS}


def put_outcome(entry: dict[str, Any], key: str, outcome: Outcome) -> None:
    for kind in KINDS:
        entry[kind].pop(key, None)
        if value := getattr(outcome, kind):
            entry[kind][key] = value


def write_text(dates: dict[str, str], entries: dict[str, Any]) -> str:
    """JSON with a line for each example, so that a change of one is one line.

    Each such line has a seal of its own, and so have the dates.
    """
    rows = ",\n  ".join(
        f"{json.dumps(ident)}: {json.dumps(entry, ensure_ascii=False)}"
        for ident, entry in entries.items()
    )
    days = json.dumps(dates, indent=2).replace("\n", "\n ")
    head = f'"interpreters": {days},\n "{SEAL}": "{make_seal(dates)}"'
    return f'{{\n {head},\n "examples": {{\n  {rows}\n }}\n}}\n'
