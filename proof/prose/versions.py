"""Hold the versions of Python that a page names to where they come from.

In the section of a sentence stands each version that it names: in the `needs` of an
example, here or where a link leads, in the address of a link, or in a heading above or
below. Where nothing of that says any version, a link in the sentence is enough. "Up
to 3.13" comes from a version before which something is so, 3.14; and 3.13 tells of all
its patch releases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page.problems import Problem
from .library import Library, Prose
from .named import TOLD

# 3.13, 3.13.8, and not 3.2 seconds.
VERSION = re.compile(
    r"(?P<upto>\b[Uu]p to (?:Python )?)?(?<![\w./])"
    r"(?P<version>3\.(?:[7-9]|[12]\d)(?:\.\d+)?)(?![\w/]|\.\d| s(?:econds)?\b)"
)
LINK = re.compile(r"\]\([^)]*\)")
IN_ADDRESS = re.compile(
    r"\]\(https://[^)]*?(?<![\d.])(?P<version>3\.\d\d?)(?!\d)[^)]*\)"
)


def find_problems(library: Library, path: str) -> Iterator[Problem]:
    """Each version of a page that no run, no heading and no link supports."""
    page = library.pages[path]
    for place, number, line in (*page.read_description(), *page.read_sentences()):
        said = list(VERSION.finditer(LINK.sub("]", line)))
        known = set(list_known(library, page, place, line)) if said else set()
        for found in said:
            version = found["version"]
            comes_from = add_one(version) if found["upto"] else version
            held = any(f"{comes_from}.".startswith(f"{each}.") for each in known)
            if not held and (known or not TOLD.search(line)):
                yield Problem(path, number, tell(version, known))


def tell(version: str, known: set[str]) -> str:
    others = f", but {', '.join(sorted(known))}" if known else ""
    return (
        f"nothing here speaks of Python {version}{others}: correct it, or link to the "
        "documentation of that version, or to an example that needs it"
    )


def add_one(version: str) -> str:
    major, minor, *_ = version.split(".")
    return f"{major}.{int(minor) + 1}"


def list_known(library: Library, page: Prose, place: int, line: str) -> Iterator[str]:
    """The versions of which something speaks where a line stands."""
    meant = page.list_within(place, page.find_end(place))
    meant += library.find_meant(page, place, line) if not line.startswith("#") else []
    texts = [evidence.example.contract.needs.python for evidence in meant]
    texts += list_headings(page, place) if not line.startswith("#") else []
    for text in texts:
        yield from (found["version"] for found in VERSION.finditer(text))
    section = page.sections[place]
    for text in page.page.lines[section.first - 1 : section.last]:
        yield from (link["version"] for link in IN_ADDRESS.finditer(text))


def list_headings(page: Prose, place: int) -> Iterator[str]:
    """The headings that a section stands below, its own, and those below it."""
    level = page.sections[place].level
    below = page.sections[place : page.find_end(place)]
    yield from (section.title for section in below)
    for section in reversed(page.sections[:place]):
        if section.level < level:
            level = section.level
            yield section.title
