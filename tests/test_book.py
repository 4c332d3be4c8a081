"""The book as a whole: what no single page can say of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from proof.page import read_page
from proof.words import sentence

ROOT = Path(__file__).parent.parent
PAGES = sorted(ROOT.glob("docs/**/*.md"))
EXAMPLES = [example for page in PAGES for example in read_page(page, ROOT).examples]


def test_every_script_is_an_example_of_a_page():
    """A script that no page shows is proven by nothing."""
    scripts = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("examples/**/*.py")}

    unseen = scripts - {example.script for example in EXAMPLES}

    assert not unseen, f"show each on docs/<its folder>.md: {sorted(unseen)}"


def test_every_recording_is_of_an_example():
    """What was recorded of a script that has gone is gone too."""
    files = ROOT.glob("docs/recordings/**/*.json")
    recordings = {file.relative_to(ROOT).as_posix() for file in files}

    orphans = recordings - {example.recording for example in EXAMPLES}

    assert not orphans, f"delete: {sorted(orphans)}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_contract_can_be_said(example):
    """A reader is told in one sentence what is proven."""
    said = sentence(example.contract, example.lines)

    assert said.endswith(".")
    assert "{" not in said
