"""Why an example has no Run: each line is of one that has none, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from proof.judge.proven import MATRIX, digest_claim, read_matrix
from proof.judge.stored import digest
from proof.page.model import read_pages
from proof.run.seal import add_seal
from proof.show.library import BROWSERLESS
from tools.matrix.browserless import find_faults

ROOT = Path(__file__).parents[2]
WEB, LINUX = "3.14.2 Emscripten wasm32", "3.14.10 Linux x86_64"
OUTCOMES = {
    "proven": {"proven": {WEB: ["spawn"]}},
    "failed": {"failed": {WEB: ["spawn"]}},
    "left": {"skipped": {WEB: "A browser cannot."}},
    "unmet": {"skipped": {WEB: "needs posix, this is Emscripten"}},
    "elsewhere": {"failed": {LINUX: ["spawn"]}},
}


@pytest.fixture
def faults(book):
    """What is wrong with a text, by what the matrix has of `processes/join`."""
    book.script("processes/join")
    book.page("processes", book.example("processes/join"))
    examples = book.read().examples

    def faults(text: str, outcome: str) -> list[str]:
        entry = {"proven": {}, "failed": {}, "skipped": {}} | OUTCOMES[outcome]
        entry["script"] = digest(book.root / examples[0].script)
        entry["claim"] = digest_claim(examples[0])
        kept = {"examples": {"processes/join": add_seal(entry)}}
        return list(find_faults(text, kept, examples, book.root))

    return faults


WHY = "processes/join: A browser cannot.\n"
WRONG = {
    "one that has run": (WHY, "proven", ":1: processes/join has run in a browser"),
    "no example": (
        "# Why\nprocesses/jion: A browser cannot.\n",
        "unmet",
        ":2: no example is called processes/jion: take the line out, or name",
    ),
    "no reason": ("processes/join:\n", "unmet", ":1: write the example, a colon"),
    "no form": ("processes/join because\n", "unmet", ":1: write the example, a colon"),
    "twice": (WHY + WHY, "left", ":2: line 1 says it: take one out"),
    "left without a reason": ("", "left", ": no line says why processes/join"),
    "failed without a reason": ("", "failed", ": no line says why processes/join"),
}


@pytest.mark.parametrize(("text", "outcome", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(faults, text, outcome, told):
    assert faults(text, outcome)[0].startswith(f"{BROWSERLESS}{told}")


RIGHT = [(WHY, "left"), (WHY, "failed"), ("", "proven"), ("", "unmet")]


@pytest.mark.parametrize(("text", "outcome"), [*RIGHT, ("# Why\n", "elsewhere")])
def test_what_is_right_is_not(faults, text, outcome):
    assert faults(text, outcome) == []


def test_the_book_says_why():
    examples = [e for page in read_pages(ROOT) for e in page.examples]
    text = (ROOT / BROWSERLESS).read_text("utf-8")
    found = list(find_faults(text, read_matrix(ROOT / MATRIX), examples, ROOT))

    assert not found, "\n".join(found)
