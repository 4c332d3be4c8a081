"""Hold a page's transcript and marks against the recording that is stored of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..contract.promise import Promise
from ..contract.terms import Contract
from ..run.recording import Recording
from .breaches import Breach
from .verdict import find_refusals


def judge_transcript(stored: Recording, promise: Promise) -> list[Breach]:
    """What is wrong with a page's transcript, its recording being `stored`."""
    if not stored.where:
        return [Breach("the recording does not say where it ran")]
    for position, (said, seen) in enumerate(zip_longest(promise.texts, stored.texts)):
        if said != seen:
            return [
                Breach(
                    f"the transcript is not what was recorded: line {position + 1} "
                    f"says {quote(said)}, the recording {quote(seen)}",
                    line=position,
                )
            ]
    changed = list(check_marks(stored, promise.contract))
    return changed or find_refusals(stored, promise)


def check_marks(stored: Recording, contract: Contract) -> Iterator[Breach]:
    """The marks that only the page has, or only the recording."""
    if stored.marks == contract.marks:
        return
    new = [f"{mark} is new" for mark in contract.marks if mark not in stored.marks]
    gone = [f"{mark} is gone" for mark in stored.marks if mark not in contract.marks]
    change = ", ".join([*new, *gone]) or "their order or number has changed"
    yield Breach(f"the marks are not those recorded: {change}")


def quote(line: str | None) -> str:
    return "nothing" if line is None else repr(line)
