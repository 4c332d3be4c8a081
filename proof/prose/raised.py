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
from .library import Library
from .printed import get_shown

KINDS = "Error|Exception|ExceptionGroup|Exit|Interrupt|Iteration|Warning"
OTHERS = "Broken(?:Process|Thread|Interpreter)Pool|Empty|Full|ShutDown"
NAME = re.compile(rf"`(?:[\w.]+\.)?(?P<name>[A-Z]\w*(?:{KINDS})|{OTHERS})(?:\(\))?`")
VERSION = re.compile(
    r"\b(?:[Uu]p to|[Ff]rom|[Ss]ince) (?:Python )?(?P<version>3\.\d+)\b"
)
LINK = re.compile(r"\[[^]]*\]\([^)]*\)")
TOLD = re.compile(r"\]\(https://(?:docs|peps)\.python\.org/")


def find_problems(library: Library, path: str) -> Iterator[Problem]:
    """Each exception that a page names, and that no run and no link supports."""
    page = library.pages[path]
    for place, number, line in page.read_sentences():
        for name in NAME.finditer(line):
            told = find_link(line, name) or line
            meant = select_by_version(library.find_meant(page, place, told), line)
            if not TOLD.search(told) and not any(shows(e, name["name"]) for e in meant):
                yield Problem(
                    path,
                    number,
                    f"no example that this sentence may mean shows {name[0]}: correct "
                    "it, or link to the example or the documentation that does",
                )


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
    return bool(re.search(rf"\b{name}\b", f"{get_shown(evidence)}\n{marks}"))
