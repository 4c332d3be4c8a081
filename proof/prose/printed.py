"""Hold what a sentence shows as printed to what its examples print.

So is read what stands in straight quotes, "…", and inline code of several words that
is no Python and begins as a sentence does or has a number with a unit. It has to stand
in the transcript, the complaints or the script of an example that is meant. A call
with a number in it, `stop.wait(1)`, is one of the script, or a task of its run; and so
is an argument, `chunksize=1`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..page.problems import Problem
from .facts import find_numbers
from .library import Library
from .quantities import read_quantities

CODE = re.compile(r"`+(?P<text>[^`]+)`+")
QUOTED = re.compile(r"\"(?P<text>[^\"]+ [^\"]+)\"")
# Where a quote is none of a sentence: in code, tags, the titles of links and notes.
UNQUOTED = re.compile(r"`[^`]*`|<[^>]*>|\]\([^)]*\)|^\s*(?:!!!|\?\?\?|===).*")


def find_problems(library: Library, path: str) -> Iterator[Problem]:
    """Each text of a page that reads as if printed, and that no example printed."""
    page = library.pages[path]
    for place, number, line in page.read_sentences():
        for text in list_quoted(line):
            meant = library.find_meant(page, place, line) or library.evidence
            if not any(text in each.shown or text in each.tasks for each in meant):
                yield Problem(
                    path,
                    number,
                    f"no example that this sentence may mean has printed “{text}” "
                    "or has it in its script: copy it from there, or link to the "
                    "example; for what is not printed write “…” with curved quotes",
                )


def list_quoted(line: str) -> list[str]:
    """What a line shows as if a script had printed it."""
    codes = [found["text"] for found in CODE.finditer(line)]
    quoted = [found["text"] for found in QUOTED.finditer(UNQUOTED.sub("", line))]
    return [c for c in codes if reads_as_printed(c) or has_number(c)] + quoted


def has_number(text: str) -> bool:
    """Whether it is a call, or an argument by its name, with a number in it."""
    try:
        call = ast.parse(f"_({text})", mode="eval").body
    except SyntaxError:
        return False
    if not isinstance(call, ast.Call):  # of `1) + (2`
        return False
    told = [word.value for word in call.keywords]
    told += [value for value in call.args if isinstance(value, ast.Call)]
    return any(map(find_numbers, told))


def reads_as_printed(text: str) -> bool:
    """Whether it is several words, as a line that was printed, and no code."""
    if " " not in text or not (text[0].isupper() or read_quantities(text)):
        return False
    try:
        ast.parse(text)
    except SyntaxError:
        return True
    return False
