"""Hold the names of exceptions in a sentence to where they were raised, or told of.

An example that is meant shows it, in its transcript, its complaints, its marks or its
script; where the name is the text of a link, the example that the link leads to. Or
the sentence links to the documentation. Of an example that prints something else on
another Python, that run shows it which is of the version that the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..contract.needs import includes
from ..page.problems import Problem
from .facts import Evidence
from .library import Library, Prose

KINDS = "Error|Exception|ExceptionGroup|Exit|Interrupt|Iteration|Warning"
OTHERS = "Broken(?:Process|Thread|Interpreter)Pool|Empty|Full|ShutDown"
NAME = re.compile(rf"`(?:[\w.]+\.)?(?P<name>[A-Z]\w*(?:{KINDS})|{OTHERS})(?:\(\))?`")
IN_HEADING = re.compile(
    rf"(?<![`\w])(?P<name>[A-Z]\w*(?:{KINDS})|Broken\w+Pool)(?![`\w])"
)
VERSION = re.compile(
    r"\b(?:[Uu]p to|[Ff]rom|[Ss]ince) (?:Python )?(?P<version>3\.\d+)\b"
)
LINK = re.compile(r"\[[^]]*\]\([^)]*\)")
TOLD = re.compile(r"\]\(https://(?:docs|peps)\.python\.org/")


def find_problems(library: Library, path: str) -> Iterator[Problem]:
    """Each exception that a page names, and that no run and no link supports."""
    page = library.pages[path]
    for place, number, line in page.read_sentences():
        for name in find_names(line):
            told = find_link(line, name) or line
            meant = select_by_version(library.find_meant(page, place, told), line)
            meant += find_linked_below(library, page, place) if is_heading(line) else []
            if not TOLD.search(told) and not any(shows(e, name["name"]) for e in meant):
                yield Problem(
                    path,
                    number,
                    f"no example that this sentence may mean shows {name[0]}: correct "
                    "it, or link to the example or the documentation that does",
                )


def is_heading(line: str) -> bool:
    return line.startswith("#")


def find_names(line: str) -> Iterator[re.Match[str]]:
    """Those in inline code, and in a heading those that stand there as printed."""
    yield from NAME.finditer(line)
    if is_heading(line):
        yield from IN_HEADING.finditer(line)


def find_linked_below(library: Library, page: Prose, place: int) -> Iterator[Evidence]:
    """The examples to which the sentences below a heading link."""
    section = page.sections[place]
    for line in page.page.lines[section.first : section.last]:
        yield from library.find_linked_by(page, line)


def select_by_version(meant: list[Evidence], line: str) -> list[Evidence]:
    """Those that run on the version of which a sentence speaks; all if it names none.

    "Before 3.11" is of others.
    """
    spoken = [found["version"] for found in VERSION.finditer(line)]
    if len(spoken) != 1:
        return meant
    return [e for e in meant if includes(e.example.contract.needs.python, spoken[0])]


def find_link(line: str, name: re.Match[str]) -> str:
    """The link of whose text a name is a part, an empty text if there is none."""
    links = (link for link in LINK.finditer(line) if link.start() < name.start())
    return next((link[0] for link in links if name.end() < link.end()), "")


def shows(evidence: Evidence, name: str) -> bool:
    """Whether an example shows the name, in whatever it prints or says."""
    marks = "\n".join(evidence.example.contract.marks)
    return bool(re.search(rf"\b{name}\b", f"{evidence.shown}\n{marks}"))
