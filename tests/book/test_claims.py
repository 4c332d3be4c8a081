"""What the book claims: each claim has a change of its example that makes it false."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from proof.judge.stored import list_shown
from proof.page.blocks import PROVEN_BY
from proof.page.model import Page, Section, read_page
from tools.mutants.__main__ import make_script_mutants
from tools.mutants.claims import Claim, find_claims, find_fault, read_claims
from tools.mutants.equivalent import list_names, read_excuses

ROOT = Path(__file__).parents[2]
EXAMINED = read_page(ROOT / "docs/examined.md", ROOT)
VERSIONS = read_page(ROOT / "docs/versions.md", ROOT)
EXAMPLES = list_shown([read_page(p, ROOT) for p in ROOT.glob("docs/*.md")], ROOT)
CLAIMS = read_claims()
BELIEFS = [section for section in EXAMINED.sections if section.level == 3]
VERDICTS = {"stands": "stands", "partly": "in part", "not": "not so"}
VERDICTS |= {"left": "left out"}
VERDICT = re.compile(r'<span class="verdict (\w+)">([^<]+)</span>')
EXCUSED = {excuse.key for excuse in read_excuses()}


def read_text(page: Page, section: Section) -> str:
    return "\n".join(page.lines[section.first - 1 : section.last])


def list_proofs(page: Page, section: Section) -> set[str]:
    """The examples that a section is proven by, or that stand in it."""
    proofs = (c for c in page.comments if c.kind == PROVEN_BY and section.holds(c.line))
    own = {e.name for e in page.examples if section.holds(e.line)}
    return own | {name for comment in proofs for name in comment.names}


def list_said() -> dict[tuple[str, str, str], set[str]]:
    """All that the book claims, where and with which verdict, and what may show it."""
    said: dict[tuple[str, str, str], set[str]] = {}
    for section in BELIEFS:
        if found := VERDICT.search(read_text(EXAMINED, section)):
            key = "examined", VERDICTS[found[1]], section.title
            said[key] = list_proofs(EXAMINED, section)
    for section in VERSIONS.sections:
        if proofs := list_proofs(VERSIONS, section):
            said["versions", "", section.title] = proofs
    for script in sorted(ROOT.glob("examples/*/*.py")):
        name = f"{script.parent.name}/{script.stem}"
        lesson = ast.get_docstring(ast.parse(script.read_text("utf-8"))) or ""
        said[name, "", lesson] = {name}
    return said


SAID = list_said()


def test_every_claim_is_listed_as_it_is_said():
    """A verdict that is turned round, another heading or lesson, is one that is not."""
    listed = {claim.said: claim for claim in CLAIMS}
    again = [
        f"claims.txt:{c.line}: {c.text}" for c in CLAIMS if listed[c.said] is not c
    ]
    gone = [f"claims.txt:{c.line}: {c.text}" for c in CLAIMS if c.said not in SAID]
    new = SAID.keys() - listed.keys()

    assert not again, f"take out, it stands there twice: {again}"
    assert not new, f"write into tools/mutants/claims.txt, with a mutant: {new}"
    assert not gone, f"take out, or say it again as it stands there: {gone}"


def test_a_verdict_reads_as_it_looks():
    found = [VERDICT.search(read_text(EXAMINED, s)) for s in BELIEFS]
    shown = {(each[1], each[2].lower()) for each in found if each}

    assert shown == set(VERDICTS.items())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.text)
def test_a_claim_is_made_false_by_a_mutant(claim: Claim):
    """Of an example that it is proven by; and one that shows, as no excuse says not.

    That it is found out is for `make mutants` to prove.
    """
    proofs = SAID.get(claim.said, set())
    mutants = names_of(claim.example) if claim.example in proofs else ()
    excused = [key for key in list_names(claim.key) if key in EXCUSED]
    fault = find_fault(claim, proofs, mutants, {claim.key} if excused else ())

    assert not fault, fault


FAULTS = {
    ("", ""): "a/b shows it; name a mutant of that",
    ("c/d", "sleeps | x"): "c/d is not what shows it; name a mutant of a/b",
    ("a/b", "sleeps | pause(2)"): (
        "no mutant is a/b | sleeps | pause(2); name sleeps | pause(1)"
    ),
    ("a/b", "texts | x"): (
        "nobody could tell a/b | texts | x, says equivalent.txt; name another"
    ),
    ("a/b", "sleeps | pause(1)"): "",
}


@pytest.mark.parametrize(("shown", "fault"), FAULTS.items(), ids=str)
def test_a_claim_that_is_shown_by_nothing_of_it_is_told(shown, fault):
    """By its line, with the cure."""
    claim = Claim("a/b", "", "Do it.", *shown, line=7)
    mutants = ["sleeps | pause(1)", "texts | x"]

    told = find_fault(claim, {"a/b"}, mutants, {"a/b | texts | x"})

    assert told == (fault and f"claims.txt:7: {fault}")


def test_a_claim_that_no_example_shows_says_so():
    claim = Claim("examined", "left out", "Do it.", "a/b", "texts | x", line=7)

    assert find_fault(claim, (), (), ()).endswith("nothing shows it; write “no script”")
    assert find_fault(Claim("examined", "left out", "Do it."), (), (), ()) == ""


@cache
def names_of(name: str) -> set[str]:
    shown = [example for example in EXAMPLES if example.name == name]
    return {mutant.name for _, mutant in make_script_mutants(shown)}


TEXT = """\
# A comment

examined, not so: It is so: always
    a/b | sleeps | pause(1): times 0
a/b: Do it.
    no script
"""


def test_claims_are_read():
    assert read_claims(TEXT) == [
        Claim(
            "examined",
            "not so",
            "It is so: always",
            "a/b",
            "sleeps | pause(1): times 0",
        ),
        Claim("a/b", "", "Do it."),
    ]


@pytest.mark.parametrize(
    "text",
    ["a/b: Do it.\n", "a/b: Do it.\na/b | sleeps | x", "a/b: Do it.\n    a/b", "a/b\n"],
)
def test_half_a_claim_is_told_by_its_line(text: str):
    with pytest.raises(ValueError, match=r"claims\.txt:1: write"):
        read_claims(text)


def test_a_claim_that_nothing_shows_is_told():
    claims = read_claims(TEXT)
    survived = ["a/b | sleeps | pause(1): times 0", "a/b | texts | x"]

    assert [*find_claims(claims, survived)] == [
        "so nothing shows “It is so: always” (examined)"
    ]
