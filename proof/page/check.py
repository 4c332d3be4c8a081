"""Say what is wrong with a page, each thing with its line and its cure."""

from __future__ import annotations

from pathlib import Path

from .blocks import (
    BOARD,
    BUILDS_ON,
    COMPARE,
    COMPARE_CODE,
    ILLUSTRATIVE,
    PREDICT,
    PROVEN_BY,
    QUOTES,
    SKETCH,
    WATCHED,
)
from .check_blocks import check_blocks, check_drawn
from .check_commands import check_other_reader, check_variants
from .check_exercises import check_exercises
from .check_scripts import check_scripts
from .exercises import PARTS
from .model import Page
from .predictions import check_predictions
from .problems import Faults, Problem
from .raw import find_drawn
from .symptoms import check_symptoms

ABOVE = (ILLUSTRATIVE, BUILDS_ON, QUOTES, PREDICT, *PARTS)  # what stands above a block
# What names the examples that it shows.
NAMING = (
    BUILDS_ON,
    COMPARE,
    COMPARE_CODE,
    BOARD,
    SKETCH,
    WATCHED,
    PROVEN_BY,
    QUOTES,
)


def find_problems(page: Page, root: Path) -> list[Problem]:
    """All that is wrong with a page of the book whose folder is `root`."""
    found = [
        *((fault.line, fault.text) for fault in page.faults),
        *check_comments(page, root),
        *check_blocks(page, root),
        *check_drawn(page),
        *check_variants(page),
        *check_scripts(page, root),
        *check_exercises(page, root),
        *check_predictions(page.examples),
        *check_symptoms(page),
    ]
    found = found or list(check_other_reader(page))
    by_line = sorted(found, key=lambda fault: fault[0])
    return [Problem(page.path, line, text) for line, text in by_line]


def check_comments(page: Page, root: Path) -> Faults:
    """Each stands where it says something, and names examples that there are."""
    drawn = [each.excuse for each in find_drawn(page)]
    for comment in page.loose:
        if comment in drawn:
            continue
        if comment.is_for_pytest or comment.kind in ABOVE:
            yield comment.line, f"no block follows this line: {comment.text}"
    for comment in page.comments:
        if comment.kind in NAMING:
            if not comment.names:
                yield comment.line, f"name an example: <!--{comment.kind}: a/b-->"
            if comment.kind == COMPARE_CODE and len(comment.names) != 2:
                yield comment.line, f"name two: <!--{comment.kind}: a/b a/c-->"
            for name in comment.names:
                if not (root / f"examples/{name}.py").is_file():
                    yield comment.line, f"examples/{name}.py does not exist"
