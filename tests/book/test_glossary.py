"""The glossary: short, shown by examples, and linked where a reader first needs it.

A heading of it lists the spellings of its term: `Pickling, pickled, picklable`. One
in backquotes counts only as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from proof.prose.library import read_library

ROOT = Path(__file__).parents[2]
PAGE = "docs/glossary.md"
ENTRY = re.compile(
    r"^## (?P<spellings>.+?) \{ #[\w-]+ \}\n(?P<text>(?:(?!## ).*\n)*)", re.M
)
IDENT = re.compile(r"\{ #([\w-]+) \}")
CODE = r"`[^`]*`"
# A link to anywhere but the glossary: what its words mean is to be read there.
ELSEWHERE = re.compile(r"\[[^]]*\]\((?!glossary)[^)]*\)")
TARGET = re.compile(r"(?<=\])\([^)]*\)")


class Term(NamedTuple):
    """A term with its spellings, the ids of its entry, and what the entry says."""

    spellings: tuple[str, ...]
    idents: tuple[str, ...]
    text: str

    @property
    def name(self) -> str:
        return self.idents[0]


def read_terms() -> list[Term]:
    found = ENTRY.finditer((ROOT / PAGE).read_text("utf-8"))
    return [
        Term(
            tuple(entry["spellings"].split(", ")),
            tuple(IDENT.findall(entry[0])),
            entry["text"],
        )
        for entry in found
    ]


TERMS = read_terms()


def test_the_terms_are_few_enough_to_look_through():
    assert 0 < len(TERMS) <= 40


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_an_entry_is_short_and_has_an_example(term: Term):
    """Whether the example exists is checked where the page is read."""
    shown = re.findall(r"^<!--proven by: .+-->$", term.text, re.M)
    said = [line for line in term.text.splitlines() if line and line not in shown]

    assert len(shown) == 1
    assert 1 <= len(said) <= 2


# First uses

ORDER = re.findall(
    r"^ +- .+: (?!index|glossary)(\S+\.md)$",
    (ROOT / "mkdocs.yml").read_text("utf-8"),
    re.M,
)


def reader(terms: list[Term]) -> re.Pattern[str]:
    """Finds terms in a line, each in a group of its number, the longest spelling first.

    Other code is passed over whole, so that no term is found in it.
    """
    spelt = [(word, number) for number, t in enumerate(terms) for word in t.spellings]
    spelt.sort(key=lambda pair: (not pair[0].startswith("`"), -len(pair[0])))
    parts = [
        rf"(?P<t{number}_{place}>{spelling(word)})"
        for place, (word, number) in enumerate(spelt)
    ]
    codes = sum(word.startswith("`") for word, _ in spelt)
    return re.compile("|".join([*parts[:codes], CODE, *parts[codes:]]), re.I)


def spelling(word: str) -> str:
    if word.startswith("`"):
        return re.escape(word[:-1]) + r"(?:\(\))?`"
    return rf"(?<![\w-]){re.escape(word)}(?:e?s)?(?![\w-])"


def said(line: str, terms: list[Term], pattern: re.Pattern[str]) -> Iterator[Term]:
    """The terms of a line, from left to right."""
    for found in pattern.finditer(TARGET.sub("", ELSEWHERE.sub("", line))):
        if found.lastgroup:
            yield terms[int(found.lastgroup[1:].partition("_")[0])]


def unlinked(lines: Iterable[tuple[str, str]], terms: list[Term]) -> Iterator[str]:
    """Each term whose first line of these has no link to its entry."""
    pattern, known = reader(terms), set()
    for place, line in lines:
        for term in said(line, terms, pattern):
            linked = any(f"glossary.md#{ident})" in line for ident in term.idents)
            if term.name not in known and not linked:
                yield f"{place}: link {term.name}: {line.strip()}"
            known.add(term.name)


def prose() -> Iterator[tuple[str, str]]:
    """Each sentence of the book in the order of reading, and where it stands.

    No hint: it is told to one who has tried, and not to all who read on.
    """
    library = read_library(ROOT)
    for name in ORDER:
        page = library.pages[f"docs/{name}"]
        hints = {comment.line for comment in page.page.comments}
        for _, number, line in page.read_sentences():
            if not line.startswith("#") and number not in hints:
                yield f"docs/{name}:{number}", line


def test_a_term_is_linked_where_it_is_first_used():
    missing = list(unlinked(prose(), TERMS))

    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        (["A [fork](glossary.md#fork) and a pipe.", "Two forks."], ["pipe"]),
        (["The main fork has forks.", "A fork."], ["main-fork", "fork"]),
        (["Pipes run.", "A [pipe](glossary.md#pipe)."], ["pipe"]),
        (["It is `fork` or `map`.", "`map()` runs."], ["map"]),
        (["See [the pipe](processes.md#pipe), a pipeline, pipe-like."], []),
        (["A [tap](glossary.md#tap) is there."], []),
    ],
)
def test_a_first_use_without_a_link_is_found(lines: list[str], missing: list[str]):
    spellings = ("Fork",), ("Main fork",), ("Pipe", "tap"), ("`map`",)
    idents = ("fork",), ("main-fork",), ("pipe", "tap"), ("map",)
    terms = [Term(*both, "") for both in zip(spellings, idents, strict=True)]

    found = list(unlinked(((f"p:{n}", line) for n, line in enumerate(lines)), terms))

    assert [
        problem.split(": ")[1].removeprefix("link ") for problem in found
    ] == missing
