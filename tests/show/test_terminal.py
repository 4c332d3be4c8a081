"""The terminal of a figure: a command, what it printed, and what it complained of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rendering import PRINTS, RUN


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
