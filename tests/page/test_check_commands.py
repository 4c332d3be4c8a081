"""Commands, their marks and their transcripts, and what each mistake is told."""

from __future__ import annotations

import pytest
from whole import (
    CODE,
    FORK,
    JOIN,
    RUN,
    SAYS,
    SPAWN,
    WHOLE,
    find_mistake,
    replaced,
)

SECOND = WHOLE.replace("join", "pool")
RUN_WRONGLY = {
    "another program": (4, "one command", replaced("python ex", "python3 ex")),
    "an argument": (4, "one command", replaced(f"{JOIN}\n```\n<", f"{JOIN} 5\n```\n<")),
    "an option": (4, "one command", replaced("python ex", "python -u ex")),
    "a prompt": (4, "one command", replaced("python ex", "$ python ex")),
    "a quote left open": (4, "one command", replaced("python ex", 'python "ex')),
    "nothing": (4, "one command", replaced(f"python {JOIN}\n", "")),
    "several commands": (
        4,
        "one command",
        replaced(f"python {JOIN}\n", f"python {JOIN}\n" * 2),
    ),
    "a title": (4, "one command", replaced("```sh", '```sh title="shell"')),
    "run twice": (
        13,
        "join.py is run at line 4 already",
        WHOLE + "\nWords.\n" + RUN + SAYS,
    ),
    "run before it is shown": (1, f"show {JOIN} above", RUN + SAYS + CODE),
    "run without being shown": (1, f"show {JOIN} above", RUN + SAYS),
    "no transcript": (4, "a command without a transcript", CODE + RUN),
    "no word that it is one": (
        4,
        "a command without a transcript",
        CODE + RUN + "```text\ndone\n```\n",
    ),
    "the next example's code for one": (
        4,
        "a command without a transcript",
        CODE + RUN + SECOND,
    ),
    "a transcript that is no text": (
        8,
        "stands in a ```text block",
        replaced("```text", "```python"),
    ),
    "a transcript without a command": (
        1,
        "a transcript without a command",
        SAYS + WHOLE,
    ),
    "two transcripts of a command": (
        11,
        "a transcript without a command",
        WHOLE + SAYS,
    ),
    "a transcript of the code": (
        4,
        "a transcript without a command",
        CODE + SAYS + RUN,
    ),
}


@pytest.mark.parametrize(
    ("line", "phrase", "text"), RUN_WRONGLY.values(), ids=RUN_WRONGLY
)
def test_a_command_that_is_wrong_is_told_with_its_line(book, line, phrase, text):
    """One command runs one script, shown above it, and has its transcript below."""
    told = find_mistake(book, phrase, text)

    assert told.startswith(f"docs/processes.md:{line}: ")


MARKED_WRONGLY = {
    "a misspelt mark": ("pytest.mark.tok(1, 2)", "unknown mark 'tok'"),
    "a misspelt prefix": ("pytest.marks.took(1, 2)", "only marks stand above"),
    "a mark without its prefix": ("took(1, 2)", "only marks stand above"),
    "a malformed mark": ("pytest.mark.took(1, 2", "bracket or quote"),
    "impossible bounds": ("pytest.mark.took(2, 1)", "low < high"),
    "impossible workers": ("pytest.mark.processes(2, at_once=3)", "at_once"),
    "a mark of pytest": ("pytest.mark.skip", "write it as a call"),
    "a remark": ("this one is slow", "only marks stand above"),
    "skip": ("pytest-codeblocks:skip", "only marks stand above"),
    "skipif": ("pytest-codeblocks:skipif(True)", "only marks stand above"),
    "cont": ("pytest-codeblocks:cont", "only marks stand above"),
    "importorskip": ("pytest-codeblocks:importorskip(numpy)", "only marks stand"),
    "an unknown keyword": ("pytest-codeblocks:expect", "only marks stand above"),
}


@pytest.mark.parametrize(
    ("mark", "phrase"), MARKED_WRONGLY.values(), ids=MARKED_WRONGLY
)
def test_what_is_no_mark_is_told_above_a_command(book, mark, phrase):
    """Nothing that looks like a mark is passed over."""
    told = find_mistake(book, phrase, f"{CODE}<!--{mark}-->\n{RUN}{SAYS}")

    assert told.startswith("docs/processes.md:4: ")


def test_marks_that_contradict_each_other_are_told_at_the_second(book):
    """A mark that may be said once is refused where it is said again."""
    marks = "<!--pytest.mark.processes(2)-->\n<!--pytest.mark.processes(3)-->\n"
    book.script("processes/join")
    book.page("processes", CODE + marks + RUN + SAYS)

    [problem] = book.problems()

    assert problem.startswith("docs/processes.md:5: ")
    assert "said twice" in problem


ALIKE = {
    "without a condition": (12, "needs(…) of its own", FORK + RUN + SAYS + RUN + SAYS),
    "under the same one": (
        13,
        "needs(…) of its own",
        FORK + RUN + SAYS + FORK + RUN + SAYS,
    ),
    "with words between": (
        16,
        "is run at line 5 already",
        FORK + RUN + SAYS + "\nWords.\n\n" + SPAWN + RUN + SAYS,
    ),
}


@pytest.mark.parametrize(("line", "phrase", "commands"), ALIKE.values(), ids=ALIKE)
def test_commands_of_one_script_differ_in_what_they_need(
    book, line: int, phrase: str, commands: str
):
    """They stand together, and a reader can tell which is theirs."""
    book.script("processes/join")
    book.page("processes", CODE + commands)

    [problem] = book.problems()

    assert problem.startswith(f"docs/processes.md:{line}: ")
    assert phrase in problem
