"""The figure of one example: the title of its code, what is new in it, its caption."""

from __future__ import annotations

import pytest

NEEDED = {
    "nothing": ([[]], []),
    "one version": ([['needs(python=">=3.14")']], ["needs Python 3.14+"]),
    "what tells runs apart": ([["needs(cpus=1)"], ["needs(cpus=2)"]], []),
    "what runs share": (
        [['needs(python="<3.14", os="linux")'], ['needs(python=">=3.14", os="linux")']],
        ["needs Linux"],
    ),
}


@pytest.mark.parametrize(("runs", "badges"), NEEDED.values(), ids=NEEDED)
def test_what_a_script_needs_stands_beside_its_name(render, example, runs, badges):
    """At the title of its code, before a reader copies it."""
    parts = [example("processes/join", *marks) for marks in runs]
    commands = [part.partition("```\n\n")[2] for part in parts[1:]]
    page = render("\n".join([parts[0], *commands]))
    (title,) = page.of(".filename")

    assert [badge["text"] for badge in page.of(".needs")] == badges
    assert title["text"] == " ".join(["examples/processes/join.py", *badges])


def test_the_caption_says_what_is_proven_where_and_offers_the_script(render, example):
    """In a row of signs; the sentence and the machine are behind it."""
    page = render(example("processes/join", "took(1, 2)", "processes(1)"))
    (caption,) = page.of("figcaption")
    (row,) = page.of("summary")
    (link,) = page.of("a")

    assert [chip["text"] for chip in page.of(".chip")] == [
        "order",
        "1–2 s",
        "1 process",
    ]
    assert row["text"].split() == ["order", "1–2", "s", "1", "process"]
    assert [p["text"] for p in page.of("p")] == [
        "Proven by every commit: these lines in this order, in 1 to 2 seconds, "
        "by one worker process. "
        "Each bar and line is within 0.3 s of where it is drawn, "
        "seen from the starts before it.",
        "Recorded on CPython 3.14.1, Linux, 2 cores, 22 November 2026",
        "Download join.py",
    ]
    assert caption["text"].count("1–2") == 1
    assert link["href"] == "examples/processes/join.py"
    assert "download" in link


def test_new_lines_are_marked_where_an_example_builds_on_another(render, example, book):
    """By machine, and the caption links to what they are new against."""
    first = example("processes/one")
    second = example("processes/two")
    book.script("processes/two", '"""Two."""\n\nprint("done")\nprint("again")\n')
    book.script("processes/one", '"""One."""\n\nprint("done")\n')
    page = render(first + "\n<!--builds on: processes/one-->\n" + second)

    assert [line["text"] for line in page.of(".hll")] == ['print("again")\n']
    assert [link["href"] for link in page.of("a")][-1] == (
        "processes.md#example-processes-one"
    )


def test_a_long_script_has_a_figure_of_its_own_height(render, example, book):
    """So that the page keeps place enough for it."""
    text = example("processes/join")
    looks = []
    for lines in (39, 40):
        book.script("processes/join", "x = 1\n" * lines)
        looks.append(render(text).of("figure")[0]["class"])

    assert looks == ["example", "example long"]
