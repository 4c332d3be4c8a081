"""What the Markdown extension makes of a page: figures, in HTML."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest

from proof.judge.proven import MATRIX, digest_claim
from proof.judge.stored import digest, read_recording
from proof.run.recording import Lane, Line, Recording, Task
from proof.run.seal import add_seal
from proof.show.changes import find_new_calls, find_new_lines
from proof.show.library import Unproven, read_unchanged

WHERE = {
    "implementation": "CPython",
    "python": "3.14.1",
    "system": "Linux",
    "cores": 2,
    "gil": True,
    "date": "2026-11-22",
}
LANES = (Lane("main", 0, "MainThread"), Lane("process", 1, "Process-1"))
RUN = Recording(
    (
        Line(0.1, 1, "began 1"),
        Line(0.2, 1, "began 2"),
        Line(1.4, 0, "took 1.25 seconds"),
    ),
    (Task(0.1, 1.3, 1, "runner", "1"),),
    lanes=LANES,
    span=1.4,
    where=WHERE,
)
PRINTS = "".join(f"{line.text}\n" for line in RUN.lines)


VOID = {"br", "hr", "img", "input", "wbr"}


class Tree(HTMLParser):
    """The elements of a page, each with its attributes and its text."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[dict[str, str]] = []
        self.open: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        element = {key: value or "" for key, value in attributes}
        element |= {"tag": tag, "text": ""}
        self.elements.append(element)
        self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        """Outside of a drawing only some elements end so; HTML leaves others open."""
        drawn = any(element["tag"] == "svg" for element in self.open)
        assert drawn or tag in VOID, f"<{tag}/> is still open"
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def of(self, name: str) -> list[dict[str, str]]:
        """The elements of a tag or, with a dot before it, of a class."""
        if name.startswith("."):
            return [e for e in self.elements if name[1:] in e.get("class", "").split()]
        return [e for e in self.elements if e["tag"] == name]


@pytest.fixture
def render(book):
    """A page's source in, its elements out, read as the site reads it."""

    def rendered(source: str) -> Tree:
        html = markdown.markdown(
            source,
            extensions=[
                "proof.show.figure",
                "attr_list",
                "md_in_html",
                "pymdownx.highlight",
                "pymdownx.snippets",
                "pymdownx.superfences",
            ],
            extension_configs={
                "proof.show.figure": {"root": str(book.root)},
                "pymdownx.snippets": {"base_path": [str(book.root)]},
            },
        )
        tree = Tree(html)
        tree.html = html
        return tree

    return rendered


@pytest.fixture
def example(book):
    """The Markdown of an example that was recorded, its script being there too."""

    def written(name: str, *marks: str, run: Recording | None = RUN, **facts) -> str:
        book.script(name)
        if run:
            book.write(f"docs/recordings/{name}.json", run.to_json())
        return book.example(name, *marks, **{"prints": PRINTS, **facts})

    return written


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


def test_the_command_and_the_transcript_are_as_they_were_written(render, example):
    """The prompt is drawn, so that no copy has it; only the command is copied, as it
    is in the folder that stands above."""
    page = render(example("processes/join"))
    (command,), (transcript,) = page.of(".command"), page.of(".transcript")

    assert page.of(".place")[0]["text"] == "examples/processes"
    assert command["text"] == "python join.py"
    assert transcript["text"] == PRINTS
    assert "no-copy" in transcript["class"]
    assert "no-copy" not in command["class"]


def test_an_empty_transcript_is_not_shown(render, example):
    """What follows on the page is as it would be without it."""
    page = render(example("processes/join", prints="", run=None) + "\nAfter.\n")

    assert len(page.of(".command")) == 1
    assert not page.of(".transcript")
    assert page.of("p")[-1]["text"] == "After."


def test_each_line_knows_when_and_by_whom_it_was_printed(render, example):
    """That is what the replay and the shapes beside the lines go by."""
    lines = render(example("processes/join")).of(".line")

    assert [(line["data-at"], line["data-by"], line["class"]) for line in lines] == [
        ("0.1", "process 1", "line process"),
        ("0.2", "process 1", "line process"),
        ("1.4", "main", "line main"),
    ]


def test_a_line_knows_which_line_of_code_printed_it(render, example):
    """Where the run tells it."""
    first, *others = RUN.lines
    run = replace(RUN, lines=(replace(first, lineno=12), *others))
    lines = render(example("processes/join", run=run)).of(".line")

    assert [line.get("data-lineno") for line in lines] == ["12", None, None]


def test_a_transcript_is_what_was_printed_and_nothing_else(render, example):
    """What is proven of a number is not said beside it, where it reads as output."""
    page = render(example("processes/join", "took(1.0, 2.0)"))

    assert not any("data-proven" in line for line in page.of(".line"))


def test_lines_that_may_change_places_are_bracketed(render, example):
    """The bracket says so to those who cannot see it."""
    page = render(example("processes/join", 'any_order("began {}")'))
    (bracket,) = page.of(".any-order")

    assert bracket["text"] == "began 1\nbegan 2\n"
    assert bracket["role"] == "group"
    assert bracket["aria-label"] == "these lines may change places"


def test_brackets_apart_from_each_other_say_so(render, example):
    """A fixed line stands between two of the same freedom."""
    prints = "began 1\nhalf\nbegan 2\n"
    mark = 'any_order("began {}")'
    page = render(example("processes/join", mark, prints=prints, run=None))

    assert [(b["text"], b["aria-label"]) for b in page.of(".any-order")] == [
        (text, "lines that may change places with those of other brackets")
        for text in ("began 1\n", "began 2\n")
    ]


TRACED = [
    "Traceback (most recent call last):",
    '  File "join.py", line 1, in <module>',
    "    fail()",
    "ValueError: no",
]
PLACES = {
    "before all": ([0.05], ["errors", "transcript"]),
    "in between": ([0.15], ["transcript", "errors", "transcript"]),
    "at the end": ([1.5], ["transcript", "errors"]),
    "twice": ([0.05, 1.4], ["errors", "transcript", "errors"]),
    "all at one time": ([0.05, 0.06], ["errors", "transcript"]),
}


@pytest.mark.parametrize(("times", "wanted"), PLACES.values(), ids=PLACES)
def test_standard_error_stands_where_it_came(render, example, times, wanted):
    """As in a terminal, which shows both streams; each line has its time."""
    errors = [f"error {number}" for number in range(len(times))]
    run = replace(RUN, complaints="\n".join(errors), complained=tuple(times))
    page = render(example("processes/join", run=run))
    blocks = [e for e in page.of("pre") if "command" not in e.get("class", "command")]
    shown = "".join(e["text"] for e in blocks)

    assert [e["class"].split()[0] for e in blocks] == wanted
    assert sorted(shown.splitlines()) == sorted([*PRINTS.splitlines(), *errors])
    assert page.of(".errors")[0]["data-at"] == str(times[0])
    assert len({e["id"] for e in blocks}) == len(blocks)


def test_a_long_complaint_is_folded(render, example):
    """What it says is seen, the frames of its traceback are a click away."""
    times = (0.15,) * len(TRACED)
    run = replace(RUN, complaints="\n".join(TRACED), complained=times)
    page = render(example("processes/join", run=run))
    (details,) = [e for e in page.of("details") if e.get("class") == "errors"]
    summary = page.of("summary")[0]

    assert summary["text"] == "ValueError: no standard error, 4 lines"
    assert details["text"] == summary["text"] + "".join(f"{line}\n" for line in TRACED)


def test_a_frame_that_a_mark_tells_is_seen(render, example):
    """It is what the page speaks of."""
    run = replace(RUN, complaints="\n".join(TRACED), complained=(0.15,) * len(TRACED))
    mark = 'complains("ValueError: no", "line 1, in <module>")'
    page = render(example("processes/join", mark, run=run))

    assert page.of("summary")[0]["text"].splitlines() == [
        '  File "join.py", line 1, in <module>',
        "ValueError: no standard error, 4 lines",
    ]


def test_a_bracket_that_an_error_cuts_says_so(render, example):
    """Its lines may change places all the same."""
    run = replace(RUN, complaints="oh", complained=(0.15,))
    page = render(example("processes/join", 'any_order("began {}")', run=run))

    assert [(b["text"], b["aria-label"]) for b in page.of(".any-order")] == [
        (text, "lines that may change places with those of other brackets")
        for text in ("began 1\n", "began 2\n")
    ]


def test_what_varies_is_underlined(render, example):
    """Each part of it, and no more."""
    mark = 'varies("PID {} of {} done")'
    prints = "PID 12 of 345 done\n"
    page = render(example("processes/join", mark, prints=prints, run=None))

    assert [part["text"] for part in page.of("u")] == ["12", "345"]
    assert page.of(".transcript")[0]["text"] == prints


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


def test_a_claim_without_a_proof_is_not_published(render, example, book):
    """No recording, or one of another script, stops the build and names the cure."""
    claim = "A claim.\n\n<!--proven by: processes/join-->\n"
    book.script("processes/join")
    with pytest.raises(Unproven, match="no run: make record example=processes/join"):
        render(claim)

    example("processes/join")
    with pytest.raises(Unproven, match="edited since"):
        render(claim)


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


def test_new_lines_are_found_by_their_text():
    """A docstring that differs and blank lines are not news."""
    before = '"""One."""\na\nb\nc\n'
    after = '"""Two."""\na\n\nnew\nb\nchanged\n'

    assert find_new_lines(before, after) == [4, 6]


def test_new_calls_are_those_below_the_guard():
    """As they stand to each other, without the indent of the block."""
    guard = 'if __name__ == "__main__":\n'
    before = f"def f():\n    a()\n\n\n{guard}    start()\n    f()\n    end()\n"
    after = f"def g():\n    a()\n\n\n{guard}    start()\n    for g in h:\n        g()\n"

    assert find_new_calls(before, after) == ["for g in h:", "    g()"]
    assert find_new_calls(after, before) == ["f()", "end()"]


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


def test_a_sketch_of_what_was_never_recorded_is_left_out(render, example):
    page = render(
        example("processes/one", run=None) + "\n<!--sketch: processes/one-->\n"
    )

    assert not page.of(".sketch")
    assert "<!--" not in page.html


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


def test_a_comparison_of_what_was_never_recorded_is_left_out(render, example):
    """And one of which only some was, shows that."""
    shown = example("processes/one") + "\n" + example("processes/two", run=None)
    none = render(shown + "\n<!--compare: processes/two-->\n")
    some = render(shown + "\n<!--compare: processes/one processes/two-->\n")

    assert not none.of(".compared")
    assert len(some.of("svg")) == 2


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


def test_the_rest_of_a_page_is_left_alone(render):
    """Blocks that are no example, and comments that name none."""
    source = "<!--illustrative: a sketch-->\n```py\nx = 1\n```\n\n<!--note: this-->\n"
    page = render(source)

    assert not page.of("figure")
    assert "x = 1" in re.sub("<.*?>", "", page.html)


def test_a_recording_is_read_once_until_it_changes(book):
    """A page of comparisons, and each page of `make serve`, asks for it again."""
    file = book.write("docs/recordings/processes/join.json", RUN.to_json())
    first = read_unchanged(read_recording, file)
    again = read_unchanged(read_recording, file)
    os.utime(file, ns=(0, 0))
    changed = read_unchanged(read_recording, file)

    assert again is first
    assert changed == first
    assert changed is not first
