"""Runs of several examples, one below the other on one axis."""

from __future__ import annotations

from rendering import LANES, RUN, WHERE, Tree

from proof.run.recording import Recording


def test_a_comparison_shows_timelines_on_one_axis(render, example):
    """Each titled by a link to its figure and its seconds, the axis shown once."""
    short = Recording(RUN.lines[:1], lanes=LANES, span=0.5, where=WHERE)
    shown = example("processes/long") + "\n" + example("threads/short", run=short)
    page = render(shown + "\n<!--compare: processes/long threads/short-->\n")
    inside = page.html.partition('<figure class="compared"')[2]
    tree = Tree(inside)

    assert [link["href"] for link in tree.of("a")] == [
        "processes.md#example-processes-long",
        "threads.md#example-threads-short",
    ]
    assert [row["text"] for row in tree.of(".ran")][1:] == [
        "long.py 1.40 s",
        "short.py 0.50 s",
    ]
    assert len({svg["data-seconds"] for svg in tree.of("svg")}) == 1
    assert inside.count(">0</text>") == 1


def test_a_comparison_with_code_shows_what_differs(render, book, example):
    """In the timeline of the run that leaves room for it."""
    guard = 'if __name__ == "__main__":\n'
    short = Recording(RUN.lines[:1], lanes=LANES, span=0.3, where=WHERE)
    shown = example("processes/slow") + "\n" + example("processes/quick", run=short)
    book.write("examples/processes/slow.py", f"{guard}    slow()\n    end()\n")
    book.write("examples/processes/quick.py", f"{guard}    <quick>()\n    end()\n")
    compared = "processes/slow processes/quick"
    page = render(f"{shown}\n<!--compare with code: {compared}-->\n")
    inside = Tree(page.html.partition('<figure class="compared"')[2])

    assert [code["text"] for code in inside.of(".excerpt")] == ["slow()", "<quick>()"]
    assert [one["class"] for one in inside.of(".with-code")] == [
        "with-code",
        "with-code roomy",
    ]
    assert len(inside.of("svg")) == 2


def test_a_comparison_of_what_was_never_recorded_is_left_out(render, example):
    """And one of which only some was, shows that."""
    shown = example("processes/one") + "\n" + example("processes/two", run=None)
    none = render(shown + "\n<!--compare: processes/two-->\n")
    some = render(shown + "\n<!--compare: processes/one processes/two-->\n")

    assert not none.of(".compared")
    assert len(some.of("svg")) == 2
