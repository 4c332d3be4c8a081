"""Judge a page that was changed: no script is run for it.

It is found out if it is read as faulty, or if one of its examples no longer fits its
recording.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from proof.judge import stored
from proof.judge.breaches import Breach
from proof.judge.transcript import judge_transcript
from proof.page.check import find_problems
from proof.page.examples import Example
from proof.page.model import Page, read_page

from .pages import PageMutant


class Verdict(NamedTuple):
    """Whether a mutant is found out, and whether it would be by its contract alone."""

    killed: bool
    by_contract: bool


class Shelf:
    """A copy of the book, in `folder`, whose pages are changed and judged."""

    def __init__(self, root: Path, folder: Path):
        self.root, self.folder = root, folder
        for part in ("examples", "docs/recordings"):
            shutil.copytree(root / part, folder / part)

    def try_mutant(self, page: Page, mutant: PageMutant) -> Verdict:
        """Whether the page that was read as `page` is found out when changed."""
        file = self.folder / page.path
        file.write_text(mutant.text, "utf-8", newline="\n")
        changed = read_page(file, self.folder)
        if find_problems(changed, self.folder):
            return Verdict(True, True)
        before = set(map(show_example, page.examples))
        others = [e for e in changed.examples if show_example(e) not in before]
        return Verdict(
            any(stored.find_stale(example, self.folder) for example in others),
            any(judge_by_contract(example, self.folder) for example in others),
        )


def show_example(example: Example) -> tuple:
    """What a page says of an example, wherever it stands."""
    return example.ident, example.contract.marks, example.transcript


def judge_by_contract(example: Example, root: Path) -> list[Breach]:
    """What is wrong if the recording was edited along with the page."""
    try:
        kept = stored.read_stored(example, root)
    except FileNotFoundError:
        return [Breach("it was never recorded")]
    if len(kept.lines) == len(example.lines):
        pairs = zip(kept.lines, example.lines, strict=True)
        kept = replace(kept, lines=tuple(replace(x, text=text) for x, text in pairs))
    kept = replace(kept, marks=example.contract.marks)
    return judge_transcript(kept, example.promise)
