"""What the Markdown extension makes of a page: figures, in HTML."""

from __future__ import annotations

import re

from rendering import WHERE

from proof.run.recording import Line, Recording


def test_an_example_is_one_figure(render, example):
    """Code, terminal, timeline and caption, in this order, and nothing else."""
    page = render("Before.\n\n" + example("processes/join") + "\nAfter.\n")
    (figure,) = page.of("figure")
    inside = page.html.partition("<figure")[2].partition("</figure>")[0]
    order = [
        inside.index(part)
        for part in ("filename", 'class="terminal"', "<svg", "<figcaption")
    ]

    assert figure["id"] == "example-processes-join"
    assert figure["aria-label"] == "Example: join.py"
    assert order == sorted(order)
    texts = [p["text"] for p in page.of("p")]
    assert (texts[0], texts[-1]) == ("Before.", "After.")


def test_ids_are_unique_on_a_page(render, example):
    """Also of an example that is compared twice."""
    compare = "\n<!--compare: processes/one processes/two-->\n"
    shown = example("processes/one") + "\n" + example("processes/two")
    page = render(shown + compare + "\nAgain.\n" + compare)
    ids = [element["id"] for element in page.elements if "id" in element]

    assert len(ids) == len(set(ids))
    assert len(page.of("svg")) == 6


def test_what_a_script_prints_is_no_markup(render, example):
    """Neither HTML nor Markdown."""
    prints = '<b>**&</b> "[a](b)"\n'
    run = Recording((Line(0.1, 0, prints[:-1]),), span=0.2, where=WHERE)
    page = render(example("processes/join", prints=prints, run=run))

    assert page.of(".transcript")[0]["text"] == prints
    assert [name["text"] for name in page.of("b")] == ["join.py"]


def test_the_rest_of_a_page_is_left_alone(render):
    """Blocks that are no example, and comments that name none."""
    source = "<!--illustrative: a sketch-->\n```py\nx = 1\n```\n\n<!--note: this-->\n"
    page = render(source)

    assert not page.of("figure")
    assert "x = 1" in re.sub("<.*?>", "", page.html)
