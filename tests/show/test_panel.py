"""What a figure shows of one command, and the tabs of several."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rendering import LANES, PRINTS, RUN, WHERE

from proof.judge.proven import MATRIX, digest_claim
from proof.judge.stored import digest
from proof.run.recording import Line, Recording, Task
from proof.run.seal import add_seal


def prove(book, text, *keys):
    """Let the matrix have proven the example of a page, on these interpreters."""
    book.page("processes", text)
    (example,) = book.read().examples
    entry = add_seal(
        {
            "script": digest(book.root / example.script),
            "claim": digest_claim(example),
            "proven": {key: ["spawn"] for key in keys},
        }
    )
    kept = {"interpreters": {}, "examples": {example.ident: entry}}
    book.write(MATRIX, json.dumps(kept))


LINUX, BROWSER = "3.14.1 Linux x86_64", "3.14.2 Emscripten wasm32"


@pytest.mark.parametrize(
    ("keys", "runs"), [((LINUX, BROWSER), ["processes/join"]), ((LINUX,), [])]
)
def test_what_was_proven_in_a_browser_can_be_run_there(
    render, example, book, keys, runs
):
    """And nothing else; where it was proven is said beside it."""
    text = example("processes/join", "took(1, 2)", "processes(1)")
    prove(book, text, *keys)
    page = render(text)

    assert [part["data-run"] for part in page.elements if "data-run" in part] == runs
    assert ("browser" in page.of(".where")[0]["text"]) == bool(runs)


def test_what_no_browser_can_run_says_why(render, example, book):
    """In a sentence of the book, unless one was seen to run it."""
    text = example("processes/join", "took(1, 2)", "processes(1)")
    why = "# a comment\nprocesses/join: A browser cannot: it forks.\n"
    book.write("docs/browserless.txt", why)
    before = [part["text"] for part in render(text).of(".browserless")]
    prove(book, text, BROWSER)
    after = render(text).of(".browserless")

    assert before == ["No Run in a browser: A browser cannot: it forks."]
    assert after == []


def test_the_caption_of_what_computes_speaks_of_its_order(render, example):
    """Its times are another machine's."""
    page = render(example("processes/join", "alone()"))
    (caption,) = page.of("figcaption")

    assert "Each lane does what is drawn, in that order." in caption["text"]
    assert "0.3 s" not in caption["text"]


def test_a_build_without_the_gil_is_named(render, example, book):
    """It is another Python under the same number."""
    where = WHERE | {"gil": False, "cores": 1}
    run = Recording(RUN.lines, lanes=LANES, span=1.4, where=where)
    page = render(example("processes/join", run=run))

    assert (
        "CPython 3.14.1 free-threaded, Linux, 1 core,"
        in page.of("figcaption")[0]["text"]
    )


def test_an_example_not_yet_recorded_has_no_timeline(render, example):
    """All the rest is there."""
    page = render(example("processes/join", run=None))

    assert not page.of("svg")
    assert not page.of(".ran")
    assert page.of(".transcript")[0]["text"] == PRINTS
    assert "Proven by every commit" in page.of("figcaption")[0]["text"]


def test_a_run_that_is_over_at_once_is_shown_slowly(render, example):
    """Its title says so, and the lines of the terminal are in its time."""
    lines = Line(0.15, 1, "began"), Line(0.24, 0, "done")
    task = Task(0.14, 0.2, 1, "runner")
    brief = replace(RUN, lines=lines, tasks=(task,), span=0.241)
    page = render(example("processes/join", prints="began\ndone\n", run=brief))
    (title,), (svg,) = page.of(".said"), page.of("svg")

    assert title["text"] == "Recorded run: 0.10 s, ×30 slower"
    assert svg["data-slower"] == "30"
    assert [line["data-at"] for line in page.of(".line")] == ["0.01", "0.1"]
    assert "Each lane does what is drawn, in that order." in page.html


def test_a_run_without_anything_to_see_has_no_timeline(render, example):
    """Nor is said how near to it each run is."""
    brief = Recording((Line(0.1, 0, "done"),), span=0.1, where=WHERE)
    page = render(example("processes/join", prints="done\n", run=brief))

    assert not page.of("svg")
    assert "is drawn" not in page.html


def test_an_example_that_waits_for_its_python_says_so(render, book):
    """It was never run, so nothing of it is proven."""
    book.script("processes/join")
    page = render(book.example("processes/join", 'needs(python=">=3.99")', prints=""))
    caption = page.of("figcaption")[0]["text"]

    assert "Not run yet: it waits for Python 3.99 and newer." in caption
    assert "Proven" not in caption


def test_runs_under_several_conditions_stand_behind_tabs(render, book):
    """Each with its own terminal, timeline and words; the first is the one shown."""
    code, both = "", ""
    book.script("processes/join")
    for method in ("fork", "spawn"):
        line, task = Line(0.1, 0, f"by {method}"), Task(0.1, 1.0, 1, "runner")
        run = Recording((line,), (task,), lanes=LANES, span=1.0, where=WHERE)
        book.write(f"docs/recordings/processes/join@{method}.json", run.to_json())
        needs = f'needs(start_method="{method}")'
        text = book.example("processes/join", needs, prints=f"by {method}\n")
        code, _, command = text.partition("\n\n")
        both += command
    page = render(f"{code}\n\n{both}")

    assert [e["text"] for e in page.of("label")] == ["fork", "spawn"]
    assert [e["for"] for e in page.of("label")] == [e["id"] for e in page.of("input")]
    assert ["checked" in e for e in page.of("input")] == [True, False]
    assert len(page.of("figure")) == 1
    for tab, method in zip(page.of(".tabbed-block"), ("fork", "spawn"), strict=True):
        assert f"by {method}" in tab["text"]
        assert "Recorded run: 1.00 s" in tab["text"]
        assert f"under {method}." in tab["text"]
    assert "Proven" not in page.of("figcaption")[0]["text"]
