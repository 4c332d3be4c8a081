"""Hold the names in a sentence's inline code to scripts that use them.

A method, a function, a class, an argument: a script of an example that is meant, or of
the section, has it, or the run shows it; where the name is in the text of a link, the
example that the link leads to. Where a page has no examples, any example of the book
will do. Or the sentence links to the documentation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress

from ..page.problems import Problem
from .library import Library
from .printed import CODE
from .raised import NAME as EXCEPTION
from .raised import find_link, shows

CONSTANTS = {"True", "False", "None"}
ENTRY = re.compile(r"#+ .*\{ #[\w-]+ \}$")  # of the glossary
TOLD = re.compile(r"\]\(https://")


def find_problems(library: Library, path: str) -> Iterator[Problem]:
    """Each name of a page that no script uses, and that no link tells of."""
    page = library.pages[path]
    for place, number, line in page.read_sentences():
        for code in CODE.finditer(line) if not ENTRY.match(line) else ():
            link = find_link(line, code)
            meant = library.find_meant(page, place, link or line)
            meant += [] if link else library.find_meant(page, place, "")
            told = TOLD.search(link or line)
            for name in list_names(code["text"]) if not told else ():
                if not any(shows(each, name) for each in meant or library.evidence):
                    yield Problem(path, number, tell(name, code[0]))


def tell(name: str, code: str) -> str:
    said = f" of {code}" if name != code.strip("`") else ""
    return (
        f"no example that this sentence may mean uses `{name}`{said}: correct it, or "
        "link to the example or the documentation that does"
    )


def list_names(code: str) -> Iterator[str]:
    """The names in a piece of Python, less what a method or an attribute belongs to.

    None of a file, nor of an exception, for which `raised` cares.
    """
    if EXCEPTION.fullmatch(f"`{code}`") or code.endswith(".py"):
        return
    nodes = list(ast.walk(parse(code)))
    owners = {node.value for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.keyword(arg=name):
                if name and name not in CONSTANTS and node not in owners:
                    yield name


def parse(code: str) -> ast.Module:
    """The syntax tree of an expression, a statement or the head of one."""
    text = code.replace("…", "...")
    for form in (text, f"{text} pass", f"{text}: pass"):
        with suppress(SyntaxError):
            return ast.parse(form)
    return ast.Module([], [])
