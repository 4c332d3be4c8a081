"""What a verdict is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# How the incidents begin that end a run by force.
FORCED = ("still running after", "printed more than")
# Ranks of breaches: what went wrong, by which code it ended, what follows from both,
# and what is not as its page draws it.
CAUSE, END, RESULT, SHAPE = range(4)


@dataclass(frozen=True)
class Breach:
    """One thing in which a run broke its contract.

    `late` is true where nothing but an upper bound of time was passed, or the run is
    not as it is drawn, which a busy machine can do to a right page.
    `line` counts the transcript's lines from 0 where one of them is at fault.
    Breaches of a lower `rank` bring about those of a higher one.
    """

    text: str
    late: bool = False
    line: int | None = None
    rank: int = RESULT


def find_causes(found: Sequence[Breach]) -> list[Breach]:
    """Those that nothing else among them has brought about."""
    return [b for b in found if b.rank == min(other.rank for other in found)]
