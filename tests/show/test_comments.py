"""What stands in the place of a comment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rendering import RUN

from proof.judge.stored import digest
from proof.page.blocks import KINDS, PREDICT
from proof.page.exercises import PARTS
from proof.show.comments import DRAWERS
from proof.show.library import Unproven


def test_a_claim_links_to_the_examples_that_show_it(render, example, book):
    """They are on other pages, each with a recording of the script as it is."""
    for name in ("processes/join", "threads/pool"):
        example(name)
        proven = replace(RUN, script=digest(book.script(name)))
        book.write(f"docs/recordings/{name}.json", proven.to_json())
    page = render("A claim.\n\n<!--proven by: processes/join threads/pool-->\n")
    (shown,) = page.of(".shown-by")

    assert shown["text"] == "Shown by join.py, pool.py"
    assert [e["href"] for e in page.of("a")] == [
        "processes.md#example-processes-join",
        "threads.md#example-threads-pool",
    ]


def test_a_claim_in_an_item_is_shown_there(render, example, book):
    """Its links have the indent of the comment, so that the item goes on below."""
    proven = replace(RUN, script=digest(book.script("processes/join")))
    example("processes/join", run=proven)
    claim = "- A claim.\n\n    <!--proven by: processes/join-->\n\n    More.\n"
    page = render(claim)
    [item] = page.of("li")

    assert item["text"].split() == ["A", "claim.", "Shown", "by", "join.py", "More."]


def test_a_claim_without_a_proof_is_not_published(render, example, book):
    """No recording, or one of another script, stops the build and names the cure."""
    claim = "A claim.\n\n<!--proven by: processes/join-->\n"
    book.script("processes/join")
    with pytest.raises(Unproven, match="no run: make record example=processes/join"):
        render(claim)

    example("processes/join")
    with pytest.raises(Unproven, match="edited since"):
        render(claim)


def test_a_sketch_stands_in_its_item(render, example):
    """For the eye alone: no words, and nothing to hear."""
    page = render(
        example("processes/one")
        + "\n- [A chapter](a.md)\n  of the book\n  <!--sketch: processes/one-->\n"
    )
    [sketch] = page.of(".sketch")

    assert sketch["aria-hidden"] == "true"
    assert sketch["text"] == ""
    assert "<li>" in page.html.partition('class="sketch"')[0][-120:]


def test_a_sketch_of_what_was_never_recorded_is_left_out(render, example):
    page = render(
        example("processes/one", run=None) + "\n<!--sketch: processes/one-->\n"
    )

    assert not page.of(".sketch")
    assert "<!--" not in page.html


def test_what_the_terminal_says_of_a_run_is_told(render, example):
    """Where it was recorded: its rows, and below them its steps, as in `make watch`."""
    page = render(example("processes/one") + "\n<!--watched: processes/one-->\n")
    told = page.html.rpartition("one.py: ")[2]

    assert "process 1" in told
    assert told.index("main") < told.index("process 1")
    assert " to " in told
    assert "<!--" not in page.html


def test_nothing_is_told_of_what_was_never_recorded(render, example):
    source = example("processes/one", run=None) + "\n<!--watched: processes/one-->\n"
    page = render(source)

    assert "one.py: " not in page.html
    assert "<!--" not in page.html


def test_an_excuse_leaves_its_paragraph_whole(render):
    """A comment on a line of its own would end it."""
    page = render("One.\n<!--not measured: elsewhere-->\nTwo.\n")

    assert [p["text"] for p in page.of("p")] == ["One.\nTwo."]
    assert "not measured" not in page.html


def test_what_is_said_to_the_proof_is_not_published(render, example):
    page = render(
        example("processes/one")
        + "\n<!--builds on: processes/one-->\n"
        + example("processes/two")
        + "\n<!--illustrative: no run-->\n```text\nsome text\n```\n"
    )

    assert "<!--" not in page.html
    assert "some text" in page.html


def test_each_kind_of_comment_is_drawn_or_stands_at_a_command():
    """There an example or an exercise is in its place; any other would be published."""
    assert set(KINDS) - set(DRAWERS) == {*PARTS, PREDICT}
