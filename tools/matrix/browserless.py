"""Say what is wrong with `docs/browserless.txt`, held against the book and the matrix.

What cannot run in a browser has a line there that says why, unless its marks do, and
what has run in one has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from proof.judge.proven import BROWSER, KEY, find_proven, runs_in_browser
from proof.page.examples import Example
from proof.show.library import BROWSERLESS

from .sound import is_current

FORM = "write the example, a colon and why: “chapter/name: A browser cannot.”"


def find_faults(
    text: str, kept: dict[str, Any], examples: Collection[Example], root: Path
) -> Iterator[str]:
    """All that is wrong, each with its line and the cure."""
    by_name = {example.ident: example for example in examples}
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            ident, _, why = line.partition(": ")
            first = seen.setdefault(ident, number)
            if fault := find_fault(ident, why, by_name, kept, root):
                yield f"{BROWSERLESS}:{number}: {fault}"
            elif first != number:
                yield f"{BROWSERLESS}:{number}: line {first} says it: take one out"
    for example in examples:
        if example.ident not in seen and is_without(example, kept, root):
            told = f"no line says why {example.ident} does not run in a browser"
            cure = f"write one, or run: make matrix {example.name}"
            yield f"{BROWSERLESS}: {told}: {cure}"


def find_fault(
    ident: str,
    why: str,
    examples: dict[str, Example],
    kept: dict[str, Any],
    root: Path,
) -> str:
    if not why.strip():
        return FORM
    if ident not in examples:
        near = get_close_matches(ident, examples, 1)
        instead = f", or name {near[0]}" if near else ""
        return f"no example is called {ident}: take the line out{instead}"
    if runs_in_browser(find_proven(examples[ident], kept, root)):
        return f"{ident} has run in a browser: take the line out"
    return ""


def is_without(example: Example, kept: dict[str, Any], root: Path) -> bool:
    """Whether the matrix tried it in a browser, or left it, and no mark tells why."""
    entry = kept["examples"].get(example.ident)
    if not entry or not is_current(entry, example, root):
        return False
    skipped = {k: why for k, why in entry["skipped"].items() if is_browser(k)}
    unsaid = any(not why.startswith("needs ") for why in skipped.values())
    return unsaid or any(map(is_browser, entry["failed"]))


def is_browser(key: str) -> bool:
    found = KEY.match(key)
    return bool(found and found["system"] == BROWSER)
