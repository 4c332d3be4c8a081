"""A page that is sound, and comments of a page that stand where they say nothing."""

from __future__ import annotations

import pytest
from whole import (
    CODE,
    EXPECTED,
    RUN,
    SAYS,
    WHOLE,
    find_mistake,
    indented,
    replaced,
)

SOUND = {
    "no example at all": "# Words\n\nAnd `inline code`.\n",
    "words between the blocks": CODE + "\nRun it.\n\n" + RUN + "\nIt says:\n\n" + SAYS,
    "an ordinary comment": "<!-- to do -->\n\n" + WHOLE,
    "an empty transcript": replaced("done\n", ""),
    "a blank line in the transcript": replaced("done\n", "\n\ndone\n"),
    "lines marked against another example": "<!--builds on: processes/join-->\n"
    + WHOLE,
    "examples compared": "<!--compare: processes/join processes/join-->\n\n" + WHOLE,
    "a sketch in a list": "- A chapter\n  <!--sketch: processes/join-->\n\n" + WHOLE,
    "bash for sh": replaced("```sh", "```bash"),
    "longer fences": replaced("```text\ndone\n```", "````text\n```\n````"),
    "in a tab or list": indented(WHOLE),
    "a quote of a script": WHOLE
    + '<!--quotes: processes/join-->\n```py\nprint("done")\n```\n',
    "an illustrative block": WHOLE
    + "<!--illustrative: a file-->\n```toml\na = 1\n```\n",
    "illustrative Python": WHOLE + "<!--illustrative: broken-->\n```py\na = \n```\n",
    "illustrative HTML": WHOLE + "<!--illustrative: a sketch-->\n<p>\n9 s\n</p>\n",
    "an illustrative picture": WHOLE + "<!--illustrative: a sketch-->\n![a](a.png)\n",
    "a container": WHOLE + '<div class="a" markdown="block">\n\nText.\n\n</div>\n',
    "HTML in a sentence": WHOLE + "<span>In part</span> so.<br>\n",
    "an address": WHOLE + "<https://docs.python.org/3/>\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_sound_page(book, text):
    """Whatever is accounted for is no problem."""
    if "join" in text:
        book.script("processes/join")
    book.page("processes", text)

    assert book.problems() == []


TOOK = "<!--pytest.mark.took(1, 2)-->\n"
MISPLACED = {
    "a mark above the code": (1, "marks stand above a command", TOOK + WHOLE),
    "a mark above the transcript": (
        4,
        "a command without a transcript",
        CODE + RUN + TOOK + SAYS,
    ),
    "a mark within the transcript's two lines": (
        4,
        "a command without a transcript",
        CODE + RUN + EXPECTED + TOOK + "```text\ndone\n```\n",
    ),
    "a mark above an illustrative block": (
        11,
        "marks stand above a command",
        WHOLE + TOOK + "<!--illustrative: a file-->\n```toml\na = 1\n```\n",
    ),
    "words between a mark and its command": (
        4,
        "no block follows",
        CODE + TOOK + "Run it.\n\n" + RUN + SAYS,
    ),
    "a mark at the end": (11, "no block follows", WHOLE + TOOK),
    "a mark within a line": (4, "no block follows", CODE + "So: " + TOOK + RUN + SAYS),
    "a mark over several lines": (
        4,
        "on one line",
        CODE + "<!--\npytest.mark.took(1, 2)\n-->\n" + RUN + SAYS,
    ),
    "an example within a comment": (1, "on one line", f"<!--\n{WHOLE}-->\n"),
    "a lone word of a transcript": (11, "no block follows", WHOLE + EXPECTED),
    "a quote that the script has not": (
        12,
        "processes/join has no such lines",
        WHOLE + '<!--quotes: processes/join-->\n```py\nprint("Done")\n```\n',
    ),
    "a quote of no script": (
        11,
        "examples/processes/gone.py does not exist",
        WHOLE + "<!--quotes: processes/gone-->\n```py\na = 1\n```\n",
    ),
    "a quote that pytest runs": (
        12,
        "write py or console for one that quotes",
        WHOLE + '<!--quotes: processes/join-->\n```python\nprint("done")\n```\n',
    ),
    "a lone quote": (11, "no block follows", WHOLE + "<!--quotes: processes/join-->\n"),
    "a lone reason": (11, "no block follows", WHOLE + "<!--illustrative: none-->\n"),
    "cont above code": (
        11,
        "marks stand above a command",
        WHOLE + "<!--pytest-codeblocks:cont-->\n" + CODE,
    ),
    "cont above code, with another dash": (
        11,
        "marks stand above a command",
        WHOLE + "<!--- pytest-codeblocks:cont --->\n" + CODE,
    ),
    "skipfile above code": (
        1,
        "marks stand above a command",
        "<!--pytest-codeblocks:skipfile-->\n" + WHOLE,
    ),
    "skipfile above words": (
        1,
        "no block follows",
        "<!--pytest-codeblocks:skipfile-->\n# Words\n" + WHOLE,
    ),
    "a transcript that ignores blanks": (
        4,
        "a command without a transcript",
        replaced("expected-output-->", "expected-output-ignore-whitespace-->"),
    ),
}


@pytest.mark.parametrize(("line", "phrase", "text"), MISPLACED.values(), ids=MISPLACED)
def test_a_misplaced_comment_is_told_with_its_line(book, line, phrase, text):
    """Where nobody obeys it, that is told with the words that lead to a cure."""
    told = find_mistake(book, phrase, text)

    assert told.startswith(f"docs/processes.md:{line}: ")


def test_all_problems_of_a_page_are_told_in_its_order(book):
    """One look at a page's problems is enough, from the top down."""
    unlike = "```toml\n```\n"
    book.script("processes/join")
    book.page("processes", unlike + WHOLE + unlike + WHOLE.replace("join", "gone"))

    lines = [int(problem.split(":")[1]) for problem in book.problems()]

    assert lines == sorted(lines)
    assert lines[:3] == [1, 13, 15]
