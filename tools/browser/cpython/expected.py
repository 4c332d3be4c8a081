"""What is expected of CPython's own tests in a browser, and where a run differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from .runs import Outcomes

FILE = Path(__file__).with_name("expected.txt")
LINE = re.compile(r"(?P<verdict>passes|cannot|fails) (?P<names>\S+): (?P<reason>.+)")

# Reasons for which CPython skips a test on any system: it is for others of its kind.
ELSEWHERE = re.compile(
    r"not app\w+ (for|to)|only (makes|relevant)|specific|non-Windows"
)


@dataclass(frozen=True)
class Line:
    """Of the tests whose names match: that they cannot pass there, or fail, and why.

    One that says `passes` says of a module how many do.
    """

    verdict: str
    names: str
    reason: str

    def includes(self, test: str) -> bool:
        return self.verdict != "passes" and fnmatchcase(test, self.names)

    def allows(self, outcome: str) -> bool:
        """A test that fails for want of something cannot; one that is skipped too."""
        return outcome == "fails" or (outcome, self.verdict) == ("skips", "cannot")


def read_lines(text: str) -> list[Line]:
    lines = [each for each in text.splitlines() if each and not each.startswith("#")]
    for each in lines:
        if not LINE.fullmatch(each):
            raise ValueError(f"no line of what is expected: {each}")
    return [Line(**LINE.fullmatch(each).groupdict()) for each in lines]  # type: ignore[union-attr]


def find_line(test: str, lines: Iterable[Line]) -> Line | None:
    return next((each for each in lines if each.includes(test)), None)


def is_elsewhere(outcome: str, why: str) -> bool:
    """Whether it is skipped on any system."""
    return outcome == "skips" and bool(ELSEWHERE.search(why))


def compare(found: Outcomes, lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """Each test that did what is not expected of it, and a sentence of that."""
    lines = list(lines)
    for test, (outcome, why) in found.items():
        line = find_line(test, lines)
        if is_elsewhere(outcome, why):
            continue
        if line is None and outcome != "passes":
            yield test, f"{outcome}: {why}"
        elif line and not line.allows(outcome):
            yield test, f"{outcome}, and is expected otherwise: {line.names}"


def compare_whole(found: Outcomes, lines: Iterable[Line]) -> Iterator[str]:
    """What does not fit of the tests of whole modules: how many, and lines of none."""
    counts = count(found)
    for line in lines:
        module = find_module(line.names)
        if module not in counts:
            continue
        if line.verdict == "passes" and counts[module]["passes"] != int(line.reason):
            yield f"{module}: {counts[module]['passes']} pass, not {line.reason}"
        if line.verdict != "passes" and not any(map(line.includes, found)):
            yield f"{line.names}: no test is called so"


def count(found: Outcomes) -> dict[str, Counter[str]]:
    """By module: how many tests have which outcome."""
    counts: dict[str, Counter[str]] = {}
    for test, (outcome, _) in found.items():
        counts.setdefault(find_module(test), Counter())[outcome] += 1
    return counts


def judge(found: Outcomes, lines: Iterable[Line]) -> Outcomes:
    """The same with `cannot` for what a line says cannot pass."""
    lines = list(lines)

    def decide(test: str, outcome: str, why: str) -> str:
        if is_elsewhere(outcome, why):
            return outcome
        line = find_line(test, lines)
        return line.verdict if line and line.allows(outcome) else outcome

    return {
        test: (decide(test, outcome, why), why)
        for test, (outcome, why) in found.items()
    }


def find_module(names: str) -> str:
    """`test_queue` of `test_queue.QueueTest.test_basic`, and longer of a package."""
    parts = names.split(".")
    packed = len(parts) > 1 and parts[1].startswith("test_")
    return ".".join(parts[: 1 + packed])
