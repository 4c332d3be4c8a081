"""What marks say, as data: bounds, workers, and the contract that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .needs import NOTHING, Needs


class BadMark(ValueError):
    """A mark that the vocabulary does not know or cannot read."""


@dataclass(frozen=True)
class Bounds:
    """A number in [low, high); `pattern` names the lines that print it.

    In a pattern, `{}` is the number and `…` what other marks say of the line.
    """

    low: float
    high: float
    pattern: str | None = None
    unit: str = " seconds"

    def __post_init__(self) -> None:
        numbers = all(type(n) in (int, float) for n in (self.low, self.high))
        if not numbers or not 0 <= self.low < self.high < float("inf"):
            of = f" of{self.unit}" if self.unit else ""
            raise BadMark(f"wants two numbers{of}, 0 <= low < high")
        if self.pattern is None:
            return
        if type(self.pattern) is not str or self.pattern.count("{}") != 1:
            raise BadMark("wants a pattern with one {} for the number")
        if "…" in self.pattern:
            check_patterns((self.pattern.replace("…", "{}"),))

    def stretch(self, factor: float) -> Bounds:
        """The bounds of a machine on which a second lasts `factor` seconds."""
        return replace(self, high=self.high * factor) if self.unit else self


# What a run can break: `lines` of the transcript, what a mark says, by its name,
# how many work `at_once`, and its `end`, if something is left or cut off.
ALWAYS = ("lines", "hangs", "exits", "complains", "loses", "end")
STATED = ("took", "lasted", "within", "processes", "threads", "at_once", "joins")
TERMS = (*ALWAYS, *STATED)

UNTIMED = Bounds(0, 10)
# Seconds in which nothing happens, after which a run that must hang does.
QUIET = 2.0


@dataclass(frozen=True)
class Workers:
    """`count` workers of a kind did tasks, `at_once` of them at the same moment."""

    count: int
    at_once: int | None = None


@dataclass(frozen=True)
class Schedules:
    """Every order of the threads' lines is played; right is one that prints a line.

    `wrong` says whether some order does not, `main` whether the main thread's lines
    take their turns among those of the others, `pauses` whether threads take turns
    only where they sleep or wait.
    """

    right: str
    wrong: bool
    main: bool = False
    pauses: bool = False


@dataclass(frozen=True)
class Contract:
    """What every run of an example must keep, beside its transcript.

    `marks` are those that said so, each spelled in one way.
    """

    took: tuple[Bounds, ...] = ()
    lasted: Bounds | None = None
    within: tuple[Bounds, ...] = ()
    any_order: tuple[tuple[str, ...], ...] = ()
    processes: Workers = Workers(0)
    threads: Workers = Workers(0)
    joins: int = 0
    varies: tuple[str, ...] = ()
    exits: int = 0
    children: tuple[int, ...] = ()
    complains: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    hangs: tuple[str, ...] = ()
    needs: Needs = NOTHING
    alone: bool = False
    contends: bool = False
    schedules: Schedules | None = None
    marks: tuple[str, ...] = field(default=(), compare=False)

    @property
    def run(self) -> Bounds | None:
        """The seconds for the whole run, None where `took` speaks for it.

        A script that tells no story about time still has to come to its end; one
        that computes, whenever it is its turn.
        """
        return self.lasted or (None if self.took or self.alone else UNTIMED)

    @property
    def any_first(self) -> bool:
        """Whether it is luck which of the workers comes first, and who does what."""
        return self.contends or self.schedules is not None

    @property
    def printed(self) -> tuple[tuple[str, Bounds], ...]:
        """The bounds of all numbers that are printed, each with its pattern."""
        every = (*self.took, *self.within)
        return tuple((bounds.pattern, bounds) for bounds in every if bounds.pattern)

    @property
    def limit(self) -> float:
        """Seconds after which a run is taken to hang."""
        bounds = [*self.took, *([self.lasted] if self.lasted else [])]
        return 15 + 3 * max((b.high for b in bounds), default=5)

    def stretch(self, factor: float) -> Contract:
        """The same, where waiting takes `factor` times as long: 1 or more."""
        lasted = self.lasted and self.lasted.stretch(factor)
        took = tuple(bounds.stretch(factor) for bounds in self.took)
        return replace(self, took=took, lasted=lasted)


def check_patterns(patterns: tuple[str, ...]) -> None:
    if not patterns or not all(type(pattern) is str for pattern in patterns):
        raise BadMark("wants at least one pattern, a text in quotes")
    for pattern in patterns:
        if not re.search(r"\w", pattern.replace("{}", "")):
            raise BadMark(f"pattern {pattern!r} would match any line; name its words")
