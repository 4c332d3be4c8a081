"""The cheat sheet: each of its lines leads to an example that proves it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proof.page.blocks import QUOTES
from proof.page.examples import make_ident
from proof.page.model import read_page

ROOT = Path(__file__).parents[2]
SHEET = read_page(ROOT / "docs/cheat-sheet.md", ROOT)
EXAMPLE = re.compile(r"\]\([\w-]+\.md#(example-[\w-]+)\)")


def test_each_idiom_is_quoted_from_the_script_to_which_its_title_leads():
    titles = [line for line in SHEET.lines if line.startswith("**[")]
    linked = [EXAMPLE.findall(title) for title in titles]
    quoted = [
        [make_ident(q.argument)]
        for b in SHEET.blocks
        for q in [b.find_comment(QUOTES)]
        if q
    ]

    assert linked == quoted
    assert len(quoted) == len(SHEET.blocks) == 12


def test_each_rule_and_each_row_leads_to_an_example():
    rules = [line for line in SHEET.lines if re.match(r"\d\. ", line)]
    rows = [line for line in SHEET.lines if line.startswith("| ") and "`" not in line]

    assert len(rules) == 6
    assert len(rows) == 6
    assert all(EXAMPLE.search(line) for line in rules + rows)


@pytest.mark.parametrize("page", ["cheat-sheet", "index"])
def test_what_is_said_of_its_size_is_so(page: str):
    """A dozen and six are counted above."""
    said = re.findall(r"\w+ idioms.*", (ROOT / f"docs/{page}.md").read_text("utf-8"))

    assert said
    assert all("dozen idioms" in line and ", six rules and" in line for line in said)
