"""Hold the text of a link to its address, where both say the same in other words.

A script by its name leads to that script, and what names a PEP, or a version of
Python that the address names too, leads to that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page.problems import Problem
from .library import Library
from .versions import VERSION

LINK = re.compile(r"\[(?P<text>[^]]*)\]\((?P<address>[^)\s]*)[^)]*\)")
SCRIPT = re.compile(r"`?(?P<name>\w+)\.py`?")
PEP = re.compile(r"\bPEP (?P<number>\d+)")
MINOR = re.compile(r"(?<![\d.])3\.\d\d?(?!\d)")


def find_problems(library: Library, path: str) -> Iterator[Problem]:
    """Each link of a page that leads elsewhere than it says."""
    for _, number, line in library.pages[path].read_sentences():
        for link in LINK.finditer(line):
            if not leads_there(link["text"], link["address"]):
                text = f"{link[0]} leads elsewhere than it says: correct one of the two"
                yield Problem(path, number, text)


def leads_there(text: str, address: str) -> bool:
    """Whether an address is that of what a text names; also if it names nothing."""
    if script := SCRIPT.fullmatch(text):
        return bool(re.search(rf"\b{script['name']}(?:\.py)?$", address))
    if pep := PEP.search(text):
        return f"pep-{int(pep['number']):04}" in address
    versions = " ".join(found["version"] for found in VERSION.finditer(text))
    said, known = set(MINOR.findall(versions)), set(MINOR.findall(address))
    return not said or not known or bool(said & known)
