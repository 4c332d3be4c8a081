"""Where an example was proven: what is kept of it, and what a page says."""

from __future__ import annotations

import json

import pytest

from proof.judge.proven import (
    MATRIX,
    digest_claim,
    find_proven,
    read_matrix,
    say_proven,
)
from proof.judge.stored import digest
from proof.run.seal import add_seal

SAID = {
    "nothing": ({}, ""),
    "one version": ({"3.13.0 Linux x86_64": ["own"]}, "3.13"),
    "a range": (
        {f"3.{minor}.1 Linux x86_64": ["own"] for minor in (12, 11, 13)},
        "3.11 – 3.13",
    ),
    "a gap": (
        {f"3.{minor}.1 Linux x86_64": ["own"] for minor in (11, 13, 14)},
        "3.11, 3.13 – 3.14",
    ),
    "free-threaded too": (
        {"3.13.0 Linux x86_64": ["own"], "3.13.5t Linux x86_64": ["own"]},
        "3.13, free-threaded 3.13",
    ),
    "only free-threaded": ({"3.14.0t Linux x86_64": ["own"]}, "free-threaded 3.14"),
    "a beta": ({"3.15.0b1 Linux x86_64": ["own"]}, "3.15"),
    "start methods": (
        {"3.14.1 Linux x86_64": ["forkserver", "fork", "spawn"]},
        "3.14; fork, spawn, forkserver",
    ),
    "CPUs": (
        {"3.13.1 Linux x86_64": ["fork, 8 CPUs", "fork, 1 CPU", "fork, 2 CPUs"]},
        "3.13; fork, 1 CPU, 2 CPUs, 8 CPUs",
    ),
    "several systems": (
        {"3.14.1 Linux x86_64": ["spawn"], "3.14.1 Darwin arm64": ["spawn"]},
        "3.14; spawn; Darwin, Linux",
    ),
    "a browser": (
        {"3.14.1 Linux x86_64": ["spawn"], "3.14.2 Emscripten wasm32": ["spawn"]},
        "3.14; spawn; Linux, browser",
    ),
}


@pytest.mark.parametrize(("conditions", "words"), SAID.values(), ids=SAID)
def test_where_it_was_proven_is_said_in_few_words(conditions, words):
    assert say_proven(conditions) == words


PATCHES = [f"{v} Linux x86_64" for v in ("3.11.7", "3.12.1", "3.13.0", "3.13.18")]
CUT = {
    "one minor version": (PATCHES, "", "3.11 – 3.13"),
    "before a patch release": (PATCHES[:3], "<3.13.8", "3.11 – 3.12, 3.13.0"),
    "from one on": (
        [PATCHES[3], "3.14.10 Linux x86_64", "3.15.2 Linux x86_64"],
        ">=3.13.8",
        "3.13.18, 3.14 – 3.15",
    ),
    "two of them": (PATCHES[2:], "!=3.13.7", "3.13.0, 3.13.18"),
    "free-threaded": (
        ["3.13.5t Linux x86_64"],
        "<3.13.8",
        "free-threaded 3.13.5",
    ),
}


@pytest.mark.parametrize(("keys", "wanted", "words"), CUT.values(), ids=CUT)
def test_a_patch_release_is_said_where_it_matters(keys, wanted, words):
    """Where the page promises nothing of other releases of the minor version."""
    assert say_proven({key: ["own"] for key in keys}, wanted) == words


@pytest.fixture
def kept(book):
    """An example of the book, and a matrix in which it was proven."""
    book.script("processes/join")
    text = book.example("processes/join", "took(1, 2)", prints="took 1.5 s\n")
    book.page("processes", text)
    [example] = book.read().examples
    entry = {
        "script": digest(book.root / example.script),
        "claim": digest_claim(example),
        "proven": {"3.14.1 Linux x86_64": ["spawn"]},
    }
    return {"interpreters": {}, "examples": {"processes/join": add_seal(entry)}}


EDITS = {
    "nothing": ("", "", True),
    "another time within the bounds": ("took 1.5 s", "took 1.6 s", True),
    "another word": ("took 1.5 s", "Took 1.5 s", False),
    "another mark": ("took(1, 2)", "took(1, 3)", False),
}


@pytest.mark.parametrize(("old", "new", "counts"), EDITS.values(), ids=EDITS)
def test_a_proof_is_of_one_claim(book, kept, old, new, counts):
    """What a page claims now was not proven if it claimed something else then."""
    page = book.root / "docs/processes.md"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")

    conditions = find_proven(book.read().examples[0], kept, book.root)

    assert bool(conditions) == counts


def test_a_proof_is_of_one_script(book, kept):
    book.script("processes/join", "print('another')\n")

    assert find_proven(book.read().examples[0], kept, book.root) == {}


def test_what_was_changed_by_hand_is_no_proof(book, kept):
    kept["examples"]["processes/join"]["proven"]["3.9.18 Linux x86_64"] = ["spawn"]

    assert find_proven(book.read().examples[0], kept, book.root) == {}


def test_lines_that_may_change_places_make_one_claim(book):
    """In whatever order a new recording has them."""
    claims = []
    for lines in ("began 1\nbegan 2\nend\n", "began 2\nbegan 1\nend\n"):
        book.script("processes/join")
        mark = 'any_order("began {}")'
        book.page("processes", book.example("processes/join", mark, prints=lines))
        claims.append(digest_claim(book.read().examples[0]))

    assert claims[0] == claims[1]


def test_nothing_is_kept_at_first(book):
    assert read_matrix(book.root / MATRIX) == {"interpreters": {}, "examples": {}}
    book.write(MATRIX, json.dumps({"examples": {}, "interpreters": {"a": {}}}))
    assert read_matrix(book.root / MATRIX)["interpreters"] == {"a": {}}
