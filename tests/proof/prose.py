"""Hold the numbers in a page's prose against what its examples are known to do.

A number of seconds, or of processes, threads, workers, cores, calls or lines,
is bound to the examples of its section; to those of the sections above or
below, where the section has none; and to those that the section compares. A
sentence that links to examples is bound to them alone. It says what one of them
says, or below its sentence stands why it need not:

    The tutorial measures 5.21 seconds.
    <!--not measured: on the tutorial's machine-->
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, normpath

from . import stored
from .blocks import COMPARE, NOT_MEASURED, Comment
from .facts import Evidence, Known, titles
from .page import Example, Page, Problem, Section, ident_of, read_page

SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen", "twenty"),
]
WORDS = {word: value for value, word in enumerate(SMALL)}
WORDS |= {"single": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
PARTS |= {"tenth": 10, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
UNITS = {"ms": 0.001, "millisecond": 0.001, "s": 1, "second": 1, "minute": 60}
NOUNS = {"process": "process", "child": "process", "children": "process"}
NOUNS |= {noun: noun for noun in ("thread", "worker", "core", "line", "join")}
NOUNS |= {"cpu": "core"}
NOUNS |= dict.fromkeys(("call", "task", "future", "result", "download"), "task")
DESCRIBED = (
    r"(?: (?:busy|child|different|distinct|extra|free|further|idle|long|main|new|"
    r"other|physical|quick|real|remaining|separate|short|slow|spare|such|whole|worker))"
)

NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(WORDS)})"
NUMBERS = (
    rf"(?<![\w.,/-])(?P<n>{NUMBER}(?:(?:, and |, or |, | and | or | to ){NUMBER})*)"
)
UNIT = r"(?P<unit>milliseconds?|ms|seconds?|s|minutes?)\b"
# “a second” is a time unless it counts: “a second process”.
ENDS = (
    r"(?=$|\W*$|[.,;:!?)]| (?:after|and|apart|as|at|because|before|by|each|for|from|in|"
    r"into|is|later|long|of|on|or|so|than|that|to|until|when|which|while|with|would)\b)"
)
SECONDS = [
    re.compile(rf"{NUMBERS}(?P<half> and a half)?[ -](?:more |whole )?{UNIT}", re.I),
    re.compile(rf"(?<!\w)(?P<part>half)(?: an? |-){UNIT}", re.I),
    re.compile(
        rf"(?<!\w)(?P<n>an?|{NUMBER}) (?P<part>{'|'.join(PARTS)})s? of an? {UNIT}", re.I
    ),
    re.compile(
        rf"(?<!\w)(?<!half )(?<!th of )(?<!ths of )(?<!ds of )(?<!er of )(?<!ers of )"
        rf"(?<!rd of )(?P<n>an?) (?:whole )?"
        rf"(?P<unit>second|minute|millisecond)\b{ENDS}",
        re.I,
    ),
]
# Some out of several, a version, or a difference, is no count.
COUNT = re.compile(
    rf"(?<!first )(?<!last )(?<!next )(?<!other )(?<!python ){NUMBERS}"
    rf"{DESCRIBED}*[ -](?P<noun>{'|'.join(NOUNS)})(?:e?s)?\b(?! more than)",
    re.I,
)
NAMED = re.compile(r"`[^`]*\b(?P<said>max_workers=(?P<n>\d+))")
# What a reader does not read as prose: code, and where a link leads.
UNREAD = re.compile(r"`[^`]*`|(?<=\])\([^)]*\)|<[^>]*>|https?://\S+")
LINK = re.compile(r"\]\((?P<page>[\w./-]*)#(?P<anchor>[\w.-]+)\)")
MARKUP = ("<", "!!!", "???")  # lines that begin so are no prose

LIMIT = re.compile(
    r"\b(?:(?:less|fewer|quicker|sooner|shorter|no more|no longer) than"
    r"|under|below|at most|within|(?<!add )(?<!adds )up to|before)$"
)
SUM = re.compile(
    r"\b(?:sums?|adds? up|added up|one after (?:the other|another)|in a row|in turn|"
    r"total|together|would|rather than|instead of)\b"
)
ITEM = re.compile(r"\b(?:tasks?|calls?|sleeps?|pauses?|waits?|one|that|those) of$")
UNMET = re.compile(r"\b(?:would|could|instead)\b")
MOMENT = re.compile(r"\b(?:at|after|by|until|from|before)(?: about| some| around)?$")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit or noun, as a sentence says it.

    It stands on `line` from `start` to `end`; `value` is in seconds, or a
    count of `noun`. `slack` is how far from it a measured time may be,
    `before` the text of the sentence that goes before it.
    """

    line: int
    start: int
    end: int
    said: str
    value: float
    noun: str = ""
    slack: float = 0.0
    before: str = ""
    sentence: str = ""
    row: tuple[float, ...] = ()  # all numbers of an enumeration, this one among them

    def agrees(self, evidence: Evidence) -> bool:
        """Whether that example is known to do what is said."""
        if len(self.row) > 2:
            lists = [r for r in evidence.written.lists if len(r) == len(self.row)]
            if lists or len(set(self.row)) < len(self.row):
                return self.row in lists
        if self.noun:
            # Each run has a process with a thread, and does one thing at a time.
            trivial = self.value == 1 and self.noun != "worker"
            return trivial or any(map(self.counts, evidence.counts(self.noun)))
        return any(map(self.is_said_by, evidence.seconds))

    def counts(self, count: int) -> bool:
        """Whether that many are as many, more or fewer, as the sentence says."""
        if re.search(r"\b(?:more than|over)$", self.before):
            return count > self.value
        if re.search(r"\b(?:less than|fewer than|under)$", self.before):
            return count < self.value
        return count == self.value

    def is_said_by(self, known: Known) -> bool:
        exact = known.kind in ("written", "limit", "unmet")
        if abs(known.value - self.value) > (1e-9 if exact else self.slack):
            return False
        if known.kind == "limit":
            return len(self.row) == 2 or bool(LIMIT.search(self.before))
        if known.kind == "moment":
            return bool(MOMENT.search(self.before))
        if known.kind == "item":
            return len(self.row) > 1 or bool(ITEM.search(self.before))
        if known.kind == "unmet":
            return bool(UNMET.search(self.sentence))
        return known.kind != "sum" or bool(SUM.search(self.sentence))


class Prose:
    """The prose of one page: its sections, its sentences, its excuses."""

    def __init__(self, page: Page, evidence: Sequence[Evidence]):
        self.page = page
        self.evidence = evidence
        self.sections = page.sections

    def bound(self, place: int) -> list[Evidence]:
        """The examples of a section; where it has none, of those around it.

        First those below it, then those above and all that belong to them.
        """
        level = self.sections[place].level
        own = self.within(place, place + 1)
        while not own:
            own = self.within(place, self.end(place))
            above = [n for n in range(place) if self.sections[n].level < level]
            if own or not above:
                break
            place, level = above[-1], self.sections[above[-1]].level
        return own

    def end(self, place: int) -> int:
        """The section after those below the one at this place."""
        level = self.sections[place].level
        after = range(place + 1, len(self.sections))
        deeper = (n for n in after if self.sections[n].level <= level)
        return next(deeper, len(self.sections))

    def within(self, first: int, end: int) -> list[Evidence]:
        parts = self.sections[first:end]
        return [
            evidence
            for evidence in self.evidence
            if any(part.holds(evidence.example.line) for part in parts)
        ]

    def compared(self, section: Section) -> Iterator[str]:
        """The names of examples whose timelines a section shows."""
        for comment in self.page.comments:
            if comment.kind == COMPARE and section.holds(comment.line):
                yield from comment.names

    def sentences(self) -> Iterator[tuple[int, int, str]]:
        """Each line of prose: its section's place, its number, its text."""
        for number, line in self.page.read_prose():
            for place, section in enumerate(self.sections):
                if section.holds(number) and not line.lstrip().startswith(MARKUP):
                    yield place, number, line

    def excuses(self, kind: str = NOT_MEASURED) -> Iterator[Comment]:
        """The comments below lines of prose that say why they need not do something."""
        for comment in self.page.comments:
            if comment.kind == kind:
                yield comment


class Library:
    """All pages, and what is known of their examples."""

    def __init__(self, pages: Sequence[Page], evidence: Sequence[Evidence]):
        self.pages = {
            page.path: Prose(page, [p for p in evidence if p.example.page == page.path])
            for page in pages
        }
        self.evidence = evidence

    def named(self, name: str) -> list[Evidence]:
        return [p for p in self.evidence if p.example.name == name]

    def linked(self, path: str, anchor: str) -> list[Evidence]:
        """The examples of a section, or the one figure, that a link leads to."""
        page = self.pages.get(path)
        if page is None:
            return []
        for place, section in enumerate(page.sections):
            if section.anchor == anchor:
                return page.bound(place)
        return [
            evidence
            for evidence in page.evidence
            if ident_of(evidence.example.name) == anchor
        ]

    def linked_by(self, page: Prose, line: str) -> list[Evidence]:
        """The examples that the links of a line lead to."""
        found: list[Evidence] = []
        for link in LINK.finditer(line):
            path = page.page.path
            if link["page"]:
                path = normpath(f"{dirname(page.page.path)}/{link['page']}")
            found += self.linked(path, link["anchor"])
        return found

    def meant(self, page: Prose, place: int, line: str) -> list[Evidence]:
        """The examples that a line of a section may speak of."""
        found = self.linked_by(page, line)
        if not found:
            found += page.bound(place)
            for name in page.compared(page.sections[place]):
                found += self.named(name)
        return list({evidence.example.ident: evidence for evidence in found}.values())

    def numbers(self, path: str) -> Iterator[tuple[Quantity, list[Evidence]]]:
        """Each quantity that is bound, with the examples that must agree."""
        page = self.pages[path]
        excused = {excuse.line - 1 for excuse in page.excuses()}
        for place, number, line in page.sentences():
            meant = [] if number in excused else self.meant(page, place, line)
            if meant:
                yield from ((quantity, meant) for quantity in quantities(line, number))

    def problems(self, path: str) -> list[Problem]:
        """Each number that no example agrees with, and each idle excuse."""
        page = self.pages[path]
        wrong = [
            Problem(path, quantity.line, disagreement(quantity, meant))
            for quantity, meant in self.numbers(path)
            if not any(quantity.agrees(evidence) for evidence in meant)
        ]
        found = list(dict.fromkeys(wrong))  # an enumeration once
        said = {number: line for _, number, line in page.sentences()}
        for excuse in page.excuses():
            above = said.get(excuse.line - 1, "")
            if not list(quantities(above, excuse.line - 1)):
                text = "no number stands in the line above this excuse: take it out"
                found.append(Problem(path, excuse.line, text))
            elif not excuse.argument:
                text = f"say why: <!--{NOT_MEASURED}: the reason-->"
                found.append(Problem(path, excuse.line, text))
        return found


def disagreement(quantity: Quantity, meant: Sequence[Evidence]) -> str:
    return (
        f"says “{quantity.said}”, but {titles(meant)}: correct it, link to the "
        f"example that it is about, or say below the line <!--{NOT_MEASURED}: why-->"
    )


def quantities(line: str, number: int) -> Iterator[Quantity]:
    """Every number of a line that has a unit or a noun, from left to right."""
    text = UNREAD.sub(lambda found: "·" * len(found[0]), line)
    found = [*times(text, number), *counts(text, number), *named(line, number)]
    yield from sorted(found, key=lambda quantity: quantity.start)


def times(text: str, line: int) -> Iterator[Quantity]:
    for pattern in SECONDS:
        for match in pattern.finditer(text):
            yield from seconds(match, line)


def seconds(match: re.Match[str], line: int) -> Iterator[Quantity]:
    """The times of one phrase: of a part as in “half a second”, or of a list."""
    groups = match.groupdict()
    unit, part = unit_of(match["unit"]), (groups.get("part") or "").lower()
    for start, end in numerals(match):
        value, digits = read_number(match.string[start:end])
        value = (value + 0.5 * bool(groups.get("half"))) / PARTS.get(part, 1)
        last = 0.1 * value if part else 0.5 / 10**digits
        slack = min(last, max(0.1 * value, 0.005))
        yield Quantity(
            line,
            start,
            end,
            match[0],
            value * unit,
            slack=slack * unit,
            before=match.string[: match.start()].rstrip().lower(),
            sentence=match.string,
            row=row_of(match),
        )


def counts(text: str, line: int) -> Iterator[Quantity]:
    for match in COUNT.finditer(text):
        before = text[: match.start()].rstrip().lower()
        noun, row = NOUNS[match["noun"].lower()], row_of(match)
        for start, end in numerals(match):
            value, digits = read_number(text[start:end])
            if not digits:
                said = match[0]
                yield Quantity(
                    line, start, end, said, value, noun, before=before, row=row
                )


def named(line: str, number: int) -> Iterator[Quantity]:
    """The workers that a sentence gives as a script does, `max_workers=5`."""
    for match in NAMED.finditer(line):
        start, end = match.span("n")
        yield Quantity(number, start, end, match["said"], int(match["n"]), "worker")


def numerals(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where each number of a phrase stands; “half” is one where none other is."""
    group = "n" if "n" in match.groupdict() else "part"
    for found in re.finditer(rf"\b(?:{NUMBER}|an?|half)\b", match[group], re.I):
        yield match.start(group) + found.start(), match.start(group) + found.end()


def row_of(match: re.Match[str]) -> tuple[float, ...]:
    """The numbers of an enumeration."""
    text = match.string
    return tuple(read_number(text[start:end])[0] for start, end in numerals(match))


def read_number(text: str) -> tuple[float, int]:
    """A number, and with how many decimals it is written."""
    if text[0].isdigit():
        return float(text), len(text.partition(".")[2])
    return WORDS.get(text.lower(), 1), 0


def unit_of(word: str) -> float:
    word = word.lower()
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def read_library(root: Path) -> Library:
    """The pages of the book whose folder is `root`, and all that is known."""
    pages = [read_page(file, root) for file in sorted(root.glob("docs/**/*.md"))]
    examples = [example for page in pages for example in page.examples]
    return Library(pages, [read_evidence(example, root) for example in examples])


def read_evidence(example: Example, root: Path) -> Evidence:
    source = (root / example.script).read_text("utf-8")
    try:
        return Evidence(example, stored.read(example, root), source)
    except (OSError, ValueError, TypeError, KeyError):  # the proof itself says so
        return Evidence(example, None, source)
