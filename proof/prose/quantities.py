"""Read the numbers of a sentence that say how long something takes, or how many it is.

Each row of FORMS is a form of words, with an example above it. What a row reads is
hidden from those below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen"
SMALL += " fourteen fifteen sixteen seventeen eighteen nineteen twenty"
WORDS = {word: value for value, word in enumerate(SMALL.split())}
WORDS |= {"single": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
PARTS |= {"twentieth": 20, "hundredth": 100, "thousandth": 1000}
UNITS = {"millisecond": 0.001, "ms": 0.001, "second": 1, "minute": 60, "s": 1}
NOUNS = {noun: noun for noun in ("process", "thread", "worker", "core", "line", "join")}
NOUNS |= {"child": "process", "children": "process", "cpu": "core"}
NOUNS |= dict.fromkeys(("call", "task", "future", "result", "download"), "task")
# What may stand between a number and its noun.
DESCRIBED = "busy child different distinct extra free further idle long main new other"
DESCRIBED += (
    " physical quick real remaining separate short slow spare such whole worker"
)
# What follows “a second” where it is a time.
FOLLOWING = (
    "after and apart as at because before by each for from in into is later long"
)
FOLLOWING += " of on or so than that to until when which while with would"


def match_any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


NUMBER = rf"(?:\d+(?:\.\d+)?|{match_any(' '.join(WORDS))})"
ROW = rf"(?<![\w.,/-])(?P<row>{NUMBER}(?:(?:,? and |,? or |, | to |–){NUMBER})*)"
COMPARED = r"(?:\b(?P<compared>more|less|fewer) than )?"
PART = rf"(?P<part>{match_any(' '.join(PARTS))})"
UNIT = rf"(?P<unit>{match_any(' '.join(UNITS))})s?\b"
NOUN = rf"(?P<noun>{match_any(' '.join(NOUNS))})(?:e?s)?\b"
# Each with what it makes of a number n and a part; None if it reads no quantity.
Value = Callable[[float, int], float]
FORMS: list[tuple[str, Value | None]] = [
    # a tenth of a second, two thirds of a minute
    (
        rf"\b(?P<row>an?|{NUMBER}) {PART}s? of an? {UNIT}",
        lambda n, part: n / part,
    ),
    # one and a half seconds
    (rf"{ROW} and a half {UNIT}", lambda n, part: n + 0.5),
    # half a second, a half-second pause
    (rf"\b(?P<row>half)(?: an? |-){UNIT}", lambda n, part: n / 2),
    # the hundredths of a second
    (rf"\b{match_any(' '.join(PARTS))}s of an? {UNIT}", None),
    # 10.02 seconds; 5, 4 and 1 seconds; 5–8 ms; less than two seconds; 3s, no 1990s
    (
        rf"{COMPARED}{ROW}(?:[ -](?:more |whole )?|(?<=\d)(?<!\d{{4}})){UNIT}",
        lambda n, part: n,
    ),
    # a second, a whole minute; but not: a second process
    (
        rf"\b(?P<row>an?) (?:whole )?{UNIT}(?= {match_any(FOLLOWING)}\b|\W*$|[^\w ])",
        lambda n, part: n,
    ),
    # the first two tasks, Python 3.14 processes
    (rf"\b{match_any('first last next other python')} {ROW}\b", None),
    # four threads more than there are cores
    (rf"{ROW} {NOUN} more than", None),
    # five worker processes, more than one core, one [thread](…)
    (
        rf"{COMPARED}{ROW}(?: {match_any(DESCRIBED)})*[ -]\[?{NOUN}",
        lambda n, part: n,
    ),
]
READ = [(re.compile(pattern, re.I), value) for pattern, value in FORMS]
# What a reader does not read as prose: code, where a link leads, HTML and addresses.
UNREAD = re.compile(r"`[^`]*`|(?<=\]\()[^)\s]*|<[^>]*>|https?://\S+")
# Asterisks and outer underscores make no word; any space is one, and so is `&nbsp;`.
PART_OF_TEXT = re.compile(
    r"(?P<emphasis>\*+|\b_+\b|(?<!\w)_+|_+(?!\w))|(?P<space>(?:\s|&nbsp;|&#160;)+)|[^\s*_&]+|.",
)
# The workers that a sentence gives as a script does.
IN_CODE = re.compile(r"`[^`]*\bmax_workers=(?P<row>\d+)")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit or noun, as a sentence says it.

    It stands from `start` to `end` of its line; `value` is in seconds, or a count of
    `noun`. `slack` is how far a measured time may be from it, `compared` whether the
    sentence says more, less or fewer, and `row` all numbers of an enumeration.
    """

    start: int
    end: int
    said: str
    value: float
    noun: str = ""
    slack: float = 0.0
    compared: str = ""
    row: tuple[float, ...] = ()


def find_unit(head: str) -> str:
    """The unit or the noun that the head of a table's column names, if any."""
    found = re.search(rf"\b(?:{UNIT}|{NOUN})", head, re.I)
    return found[0] if found else ""


def make_plain(text: str) -> tuple[str, list[int]]:
    """A text without emphasis, each space a plain one; and where each character was."""
    places: list[int] = []
    kept = ""
    for found in PART_OF_TEXT.finditer(text):
        if not found["emphasis"]:
            part = " " if found["space"] else found[0]
            places += range(found.start(), found.start() + len(part))
            kept += part
    return kept, places


def read_quantities(line: str) -> list[Quantity]:
    """Every number of a line that has a unit or a noun, from left to right."""
    code = IN_CODE.finditer(line)
    text, places = make_plain(UNREAD.sub(lambda found: "·" * len(found[0]), line))
    found = [
        replace(q, start=places[q.start], end=places[q.end - 1] + 1)
        for q in read_forms(text)
    ]
    found += [
        Quantity(*match.span("row"), match[0], int(match["row"]), "worker")
        for match in code
    ]
    return sorted(found, key=lambda quantity: quantity.start)


def read_forms(text: str) -> Iterator[Quantity]:
    """The quantities of a plain text, by one form after the other."""
    for pattern, value in READ:
        if value:
            for match in pattern.finditer(text):
                yield from read_phrase(match, value)
        text = pattern.sub(lambda match: "·" * len(match[0]), text)


def read_phrase(match: re.Match[str], value: Value) -> Iterator[Quantity]:
    """The quantities of one phrase: as many as it has numbers."""
    groups = dict.fromkeys(("part", "unit", "noun", "compared"), "")
    groups |= {name: (text or "").lower() for name, text in match.groupdict().items()}
    part, noun = PARTS.get(groups["part"], 1), NOUNS.get(groups["noun"], "")
    unit, compared = UNITS.get(groups["unit"], 1), groups["compared"]
    places = list(find_numerals(match))
    row = tuple(get_value(match.string[start:end]) for start, end in places)
    for (start, end), number in zip(places, row, strict=True):
        digits = len(match.string[start:end].partition(".")[2])
        if noun and digits:
            continue
        said = value(number, part)
        slack = 0.0 if noun else unit * min(0.5 / 10**digits, max(0.1 * said, 0.005))
        yield Quantity(start, end, match[0], said * unit, noun, slack, compared, row)


def find_numerals(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where each number of a phrase stands."""
    for found in re.finditer(rf"\b(?:{NUMBER}|an?|half)\b", match["row"], re.I):
        start = match.start("row")
        yield start + found.start(), start + found.end()


def get_value(numeral: str) -> float:
    """The value of `2.5` or `two`; “a” and “half” are one of what they are of."""
    if numeral[0].isdigit():
        return float(numeral)
    return WORDS.get(numeral.lower(), 1)
