"""The book as a whole: what no single page can say of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from proof.page import UNSHOWN, read_page
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


EXAMINED = (ROOT / "docs/examined.md").read_text("utf-8")
CLAIMS = re.split(r"^### ", EXAMINED, flags=re.M)[1:]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.splitlines()[0])
def test_every_claim_is_shown_by_an_example(claim: str):
    """Or says why no script can, beside a page that tells; and it has one verdict.

    What is judged is quoted; only what is left out cannot be.
    """
    shown = re.findall(r"^<!--proven by: (.+)-->$", claim, re.M)
    excused = re.findall(rf"^<!--{UNSHOWN}: .+-->$", claim, re.M)
    names = {example.name for example in EXAMPLES}

    verdicts = re.findall('<span class="verdict (.+?)">', claim)
    quoted = re.search(r"^> “[^”]+”$", claim, re.M)

    assert len(verdicts) == 1
    assert bool(quoted) == (verdicts != ["left"])
    assert len(shown) + len(excused) == 1
    assert all(set(each.split()) <= names for each in shown)
    assert not excused or re.search(r"\]\(https://(docs|peps)\.python\.org/", claim)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_contract_can_be_said(example):
    """A reader is told in one sentence what is proven."""
    said = sentence(example.contract, example.lines)

    assert said.endswith(".")
    assert "{" not in said
