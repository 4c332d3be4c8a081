"""Find what several runs of one script print differently, and the pattern of it.

Pure functions of printed lines; what a contract lets differ is no difference.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..contract.patterns import compile_pattern, find_group
from ..contract.promise import Promise, bind
from ..contract.terms import Contract
from .breaches import Breach
from .output import check_number, check_order

Places = set[int]  # of lines, counted from 0


@dataclass(frozen=True)
class Luck:
    """Lines that runs print in one order and another.

    `patterns` are those of the any_order that allows it, `replaced` those of each
    one that the contract has for some of these lines already.
    """

    lines: tuple[int, ...]
    patterns: tuple[str, ...]
    replaced: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        *most, last = (str(line + 1) for line in self.lines)
        lines = f"{', '.join(most)} and {last}"
        mark = write_mark("any_order", *self.patterns)
        return f"the order of lines {lines} is luck: {mark}"


def find_disagreements(
    texts: Sequence[Sequence[str]], contract: Contract
) -> list[Breach]:
    """In what the first text differs from the others, with the mark that allows it."""
    if found := find_luck(texts, contract):
        return [Breach(str(each), line=each.lines[0]) for each in found]
    if patterns := find_varying_lines(texts, contract):
        mark = write_mark("varies", *patterns)
        return [Breach(f"a part of a line differs from run to run: {mark}")]
    promise = bind(contract, texts[0])
    others = [(promise.read(other), promise.lines) for other in texts[1:]]
    differing = ([*check_number(*each), *check_order(*each)] for each in others)
    return next(filter(None, differing), [])


def write_mark(name: str, *arguments: object) -> str:
    """A mark as a page has it, texts in double quotes."""
    return f"{name}({', '.join(json.dumps(a, ensure_ascii=False) for a in arguments)})"


def find_luck(texts: Sequence[Sequence[str]], contract: Contract) -> list[Luck]:
    """The lines of the first text whose order the others do not keep."""
    promise = bind(contract, texts[0])
    first, *others = ([line.key for line in promise.read(text)] for text in texts)
    if any(Counter(first) != Counter(other) for other in others):
        return []
    moved = [places for other in others for places in find_exchanged(first, other)]
    return [make_luck(places, promise) for places in unite(moved)]


def find_exchanged(
    first: Sequence[object], other: Sequence[object]
) -> Iterator[Places]:
    """The places within which lines have moved, each set as small as can be."""
    balance: Counter[object] = Counter()
    places: Places = set()
    for place, (a, b) in enumerate(zip(first, other, strict=True)):
        balance.update([a])
        balance.subtract([b])
        places |= {place} if a != b else set()
        if places and not any(balance.values()):
            yield places
            places = set()


def unite(several: Iterable[Places]) -> list[Places]:
    """The same places, with those in one set that overlap."""
    whole: list[Places] = []
    for places in sorted(several, key=min):
        if whole and min(places) <= max(whole[-1]):
            whole[-1] |= places
        else:
            whole.append(set(places))
    return whole


def make_luck(places: Places, promise: Promise) -> Luck:
    keys = [line.key for line in promise.lines]
    moved = [keys[place] for place in sorted(places)]
    groups = dict.fromkeys(key for key in moved if type(key) is int)
    replaced = tuple(promise.contract.any_order[group] for group in groups)
    free = [key for key in moved if type(key) is str]
    patterns = find_patterns(free, [])
    if not are_contiguous(places, patterns, [line.text for line in promise.lines]):
        others = [line.text for line in promise.lines if line.key not in moved]
        patterns = find_patterns(free, others)
    known = [pattern for group in replaced for pattern in group]
    return Luck(tuple(sorted(places)), (*known, *patterns), replaced)


def are_contiguous(places: Places, patterns: list[str], lines: Sequence[str]) -> bool:
    """Whether no line stands between those at the places and those that match.

    One that stands beside them and looks like them has its place by luck as well.
    """
    matching = {i for i, line in enumerate(lines) if find_group(line, [patterns]) == 0}
    whole = places | matching
    return matching <= places or max(whole) - min(whole) + 1 == len(whole)


def find_varying_lines(texts: Sequence[Sequence[str]], contract: Contract) -> list[str]:
    """Patterns for lines that stay in their place and differ in a part."""
    promise = bind(contract, texts[0])
    keys = [[line.key for line in promise.read(text)] for text in texts]
    found: dict[str, None] = {}
    for several in zip(*keys, strict=False):
        lines = [key for key in several if type(key) is str]
        if len(lines) == len(texts) and len(set(lines)) > 1:
            found |= dict.fromkeys(find_patterns(lines, []))
    return [pattern for pattern in found if "{}" in pattern]


def find_patterns(lines: Iterable[str], others: Iterable[str]) -> list[str]:
    """As few patterns as match these lines, and none of the others."""
    found: list[list[str]] = []
    for line in dict.fromkeys(lines):
        words = line.replace("\0", "{}").split(" ")
        for number, known in enumerate(found):
            both = find_common(known, words)
            if both and not any(
                compile_pattern(" ".join(both)).fullmatch(o) for o in others
            ):
                found[number] = both
                break
        else:
            found.append(words)
    return [" ".join(words) for words in found]


def find_common(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that two lines share, {} in place of the others; none if no word."""
    if len(some) != len(others):
        return []
    words = [find_shared(a, b) for a, b in zip(some, others, strict=True)]
    return words if any(re.search(r"\w", w.replace("{}", "")) for w in words) else []


def find_shared(a: str, b: str) -> str:
    """`Thread-{}:` for the words `Thread-1:` and `Thread-2:`."""
    shapes = [re.sub(r"\d+", "{}", word) for word in (a, b)]
    return a if a == b else shapes[0] if shapes[0] == shapes[1] else "{}"
