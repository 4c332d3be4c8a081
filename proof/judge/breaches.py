"""What a verdict is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# How the incidents begin that end a run by force.
HANGS = "still running after"
FORCED = (HANGS, "printed more than")
# Ranks of breaches: what went wrong, by which code it ended, what follows from both,
# and what is not as its page draws it.
CAUSE, END, RESULT, SHAPE = range(4)


@dataclass(frozen=True)
class Breach:
    """One thing in which a run broke its contract.

    `late` is true where a busy machine alone can do this to a right page: an upper
    bound of time was passed, workers started too slowly to meet, or the run is not
    as it is drawn. `term` is what of the contract it broke, one of its `TERMS` if it is
    one of these. `line` counts the transcript's lines from 0 where one of them is at
    fault. Breaches of a lower `rank` bring about those of a higher one.
    """

    text: str
    late: bool = False
    line: int | None = None
    rank: int = RESULT
    term: str = ""


def find_causes(found: Sequence[Breach]) -> list[Breach]:
    """Those that nothing else among them has brought about."""
    return [b for b in found if b.rank == min(other.rank for other in found)]


def is_excused(found: Sequence[Breach]) -> bool:
    """Whether a busy machine alone can have brought about all of these."""
    return all(breach.late for breach in find_causes(found))
