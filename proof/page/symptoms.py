"""What a reader sees when it goes wrong, and which section is about it.

A section names its symptom below its heading, as a regular expression for the message
or the traceback: `<!--symptom: cannot pickle '\\w+' object-->`. It is all that the list
of symptoms, and whatever looks one up, is made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .blocks import SYMPTOM
from .model import Page, Section, read_page
from .problems import Faults


@dataclass(frozen=True)
class Symptom:
    """A section that is about a symptom; `pattern` is found in what people paste."""

    page: str
    pattern: str
    section: Section
    chapter: str

    @property
    def link(self) -> str:
        """A link to the section, in the Markdown of a page beside it."""
        page = self.page.removeprefix("docs/")
        return f"[{self.section.heading}]({page}#{self.section.anchor})"


def find_symptoms(page: Page) -> Iterator[Symptom]:
    for comment in page.comments:
        if comment.kind == SYMPTOM:
            for section in page.sections:
                if section.first == comment.line - 1:
                    chapter = page.sections[0].title
                    yield Symptom(page.path, comment.argument, section, chapter)


def list_symptoms(chapters: Iterable[str], root: Path) -> list[Symptom]:
    """The symptoms that these chapters tell, in their order."""
    pages = [read_page(root / f"docs/{chapter}.md", root) for chapter in chapters]
    return [symptom for page in pages for symptom in find_symptoms(page)]


def check_symptoms(page: Page) -> Faults:
    """Each stands below a heading, and can be looked for."""
    below = {section.first + 1 for section in page.sections}
    for comment in page.comments:
        if comment.kind != SYMPTOM:
            continue
        if comment.line not in below:
            yield comment.line, "a symptom stands directly below the heading it tells"
        if not comment.argument or not can_search(comment.argument):
            yield comment.line, "say the symptom as a regular expression"


def can_search(pattern: str) -> bool:
    """Whether it is a regular expression, one that an empty text does not match."""
    try:
        return not re.search(pattern, "")
    except re.error:
        return False
