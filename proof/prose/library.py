"""Which examples a sentence speaks of.

Those that it links to; else those of its section and those that the section compares
or is proven by; where a section has none, those around it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import dirname, normpath

from ..judge import stored
from ..page.blocks import COMPARE, COMPARE_CODE, PROVEN_BY, Comment
from ..page.examples import Example, make_ident
from ..page.exercises import is_solution
from ..page.model import Page, Section, read_pages
from ..page.predictions import is_changed
from .facts import Evidence
from .sentences import read_sentences

LINK = re.compile(r"\]\((?P<page>[\w./-]*)#(?P<anchor>[\w.-]+)\)")


class Prose:
    """The prose of one page: its sections, its sentences, its excuses."""

    def __init__(self, page: Page, evidence: Sequence[Evidence]):
        self.page = page
        self.evidence = evidence
        self.sections = page.sections

    def find_examples(self, place: int) -> list[Evidence]:
        """The examples of a section; where it has none, of those around it.

        First those below it, then those above and all that belong to them.
        """
        level = self.sections[place].level
        own = self.list_within(place, place + 1)
        while not own:
            own = self.list_within(place, self.find_end(place))
            above = [n for n in range(place) if self.sections[n].level < level]
            if own or not above:
                break
            place, level = above[-1], self.sections[above[-1]].level
        return own

    def find_end(self, place: int) -> int:
        """The section after those below the one at this place."""
        level = self.sections[place].level
        after = range(place + 1, len(self.sections))
        deeper = (n for n in after if self.sections[n].level <= level)
        return next(deeper, len(self.sections))

    def list_within(self, first: int, end: int) -> list[Evidence]:
        parts = self.sections[first:end]
        return [
            evidence
            for evidence in self.evidence
            if any(part.holds(evidence.example.line) for part in parts)
        ]

    def list_named(self, section: Section) -> Iterator[str]:
        """The names of examples that a section compares, or is proven by."""
        kinds = (COMPARE, COMPARE_CODE, PROVEN_BY)
        for comment in self.page.comments:
            if comment.kind in kinds and section.holds(comment.line):
                yield from comment.names

    def read_sentences(self) -> Iterator[tuple[int, int, str]]:
        """Each line of prose: its section's place, its number, its text."""
        for number, line in read_sentences(self.page):
            for place, section in enumerate(self.sections):
                if section.holds(number):
                    yield place, number, line

    def read_description(self) -> Iterator[tuple[int, int, str]]:
        """The lines above the first heading, which are about what it is about."""
        for number, line in read_sentences(self.page):
            if self.sections and number < self.sections[0].first:
                yield 0, number, line

    def read_lessons(self) -> Iterator[tuple[str, str, list[Evidence]]]:
        """Each script, the lesson that it states, and what is known of its runs."""
        for script in self.page.scripts:
            own = [each for each in self.evidence if each.example.script == script]
            if own:
                yield script, ast.get_docstring(ast.parse(own[0].source)) or "", own

    def find_excuses(self, kind: str) -> Iterator[Comment]:
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

    def find_named(self, name: str) -> list[Evidence]:
        return [p for p in self.evidence if p.example.name == name]

    def find_linked(self, path: str, anchor: str) -> list[Evidence]:
        """The examples of a section, or the one figure, that a link leads to."""
        page = self.pages.get(path)
        if page is None:
            return []
        for place, section in enumerate(page.sections):
            if section.anchor == anchor:
                return page.find_examples(place)
        return [
            evidence
            for evidence in page.evidence
            if make_ident(evidence.example.name) == anchor
        ]

    def find_linked_by(self, page: Prose, line: str) -> list[Evidence]:
        """The examples that the links of a line lead to."""
        found: list[Evidence] = []
        for link in LINK.finditer(line):
            path = page.page.path
            if link["page"]:
                path = normpath(f"{dirname(page.page.path)}/{link['page']}")
            found += self.find_linked(path, link["anchor"])
        return found

    def find_meant(self, page: Prose, place: int, line: str) -> list[Evidence]:
        """The examples that a line of a section may speak of."""
        found = self.find_linked_by(page, line)
        if not found:
            found += page.find_examples(place)
            for name in page.list_named(page.sections[place]):
                found += self.find_named(name)
        return list({evidence.example.ident: evidence for evidence in found}.values())


def read_library(root: Path) -> Library:
    """The pages of the book whose folder is `root`, and all that is known.

    No sentence speaks of a changed script, which is there to be guessed at.
    """
    pages = read_pages(root)
    examples = [e for page in pages for e in page.examples if not is_changed(e)]
    return Library(pages, [read_evidence(example, root) for example in examples])


def read_evidence(example: Example, root: Path) -> Evidence:
    source = (root / example.script).read_text("utf-8")
    beside = read_beside(example, root)
    try:
        return Evidence(example, stored.read_stored(example, root), source, beside)
    except (OSError, ValueError, TypeError, KeyError):  # the proof itself says so
        return Evidence(example, None, source, beside)


def read_beside(example: Example, root: Path) -> str:
    """The start of an exercise, which a page shows, and answers that hints speak of."""
    if not is_solution(example.script):
        return ""
    scripts = sorted((root / example.script).parent.glob("*.py"))
    return "\n".join(script.read_text("utf-8") for script in scripts)
