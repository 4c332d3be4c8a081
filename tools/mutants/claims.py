"""What the book claims, and the mutant of an example that makes each claim false."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

FILE = Path(__file__).with_name("claims.txt")
ENTRY = re.compile(r"(?P<where>[^:,]+)(?:, (?P<verdict>[^:]+))?: (?P<text>.+)")
NO_SCRIPT = "no script"


@dataclass(frozen=True)
class Claim:
    """An entry of `claims.txt`; without an example where no script can show it.

    `where` is a page, or the example whose lesson it is. Only what is examined has a
    verdict.
    """

    where: str
    verdict: str
    text: str
    example: str = ""
    mutant: str = ""
    line: int = field(default=0, compare=False)  # of the file

    @property
    def said(self) -> tuple[str, str, str]:
        return self.where, self.verdict, self.text

    @property
    def key(self) -> str:
        """The mutant as `equivalent.txt` and `make mutants` name it."""
        return f"{self.example} | {self.mutant}"


def read_claims(text: str | None = None) -> list[Claim]:
    """Raise ValueError, with the line, where a claim or its mutant is missing."""
    lines = (FILE.read_text("utf-8") if text is None else text).splitlines()
    told = [(n, x) for n, x in enumerate(lines, 1) if x.strip() and x[0] != "#"]
    pairs = zip(told[::2], [*told[1::2], (len(lines), "")], strict=False)
    return [read_claim(first, second) for first, second in pairs]


def read_claim(first: tuple[int, str], second: tuple[int, str]) -> Claim:
    entry, shown = ENTRY.fullmatch(first[1]), second[1].strip()
    example, _, mutant = shown.partition(" | ")
    if not entry or second[1] == shown or not (mutant or shown == NO_SCRIPT):
        form = "“where, verdict: text” and, indented, “chapter/name | a mutant”"
        raise ValueError(f"{FILE.name}:{first[0]}: write {form}")
    said = entry["where"], entry["verdict"] or "", entry["text"]
    proof = (example, mutant) if mutant else ("", "")
    return Claim(*said, *proof, line=first[0])


def find_fault(
    claim: Claim,
    proofs: Collection[str],
    mutants: Collection[str],
    excused: Collection[str],
) -> str:
    """What is wrong with a claim, and the cure; empty if nothing is.

    `proofs` are the examples that it is proven by, `mutants` those of its example, and
    `excused` those that nobody could tell from their scripts.
    """
    known = " or ".join(sorted(proofs))
    if not claim.example:
        told = f"{known} shows it; name a mutant of that" if proofs else ""
    elif claim.example not in proofs:
        told = f"{claim.example} is not what shows it; name a mutant of {known}"
        told = told if proofs else f"nothing shows it; write “{NO_SCRIPT}”"
    elif claim.mutant not in mutants:
        near = get_close_matches(claim.mutant, mutants, 1, 0)
        told = f"no mutant is {claim.key}; name {' or '.join(near) or 'another'}"
    elif claim.key in excused:
        told = f"nobody could tell {claim.key}, says equivalent.txt; name another"
    else:
        told = ""
    return told and f"{FILE.name}:{claim.line}: {told}"


def find_claims(claims: Iterable[Claim], names: Iterable[str]) -> Iterator[str]:
    """Which claims nothing holds, because these mutants were not found out."""
    survived = set(names)
    for claim in claims:
        if claim.key in survived:
            yield f"so nothing shows “{claim.text}” ({claim.where})"
