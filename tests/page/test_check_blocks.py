"""Blocks and drawings that are neither an example nor excused."""

from __future__ import annotations

import pytest
from whole import (
    CODE,
    JOIN,
    RUN,
    SAYS,
    WHOLE,
    find_mistake,
    replaced,
)

FENCED_WRONGLY = {
    "tildes for code": (
        1,
        "in place of ~~~",
        replaced(CODE, CODE.replace("```", "~~~")),
    ),
    "tildes for a command": (
        4,
        "in place of ~~~",
        replaced(RUN, RUN.replace("`", "~")),
    ),
    "tildes for a transcript": (
        8,
        "in place of ~~~",
        replaced(SAYS, SAYS.replace("```", "~~~")),
    ),
    "code that never ends": (1, "never closed", CODE.removesuffix("```\n")),
    "a command that never ends": (4, "never closed", CODE + RUN.removesuffix("```\n")),
    "a transcript that never ends": (8, "never closed", WHOLE.removesuffix("```\n")),
    "raw HTML": (11, "<!--illustrative: why-->", WHOLE + "<p>9 s</p>\n"),
    "raw HTML in a container": (
        11,
        "<!--illustrative: why-->",
        WHOLE + "<div>\n9 s\n</div>\n",
    ),
    "a drawing": (11, "<!--illustrative: why-->", WHOLE + "<svg><path/></svg>\n"),
    "a picture": (11, "<!--illustrative: why-->", WHOLE + "So: ![a](a.png)\n"),
    "an excuse further up": (
        11,
        "no block follows",
        WHOLE + "<!--illustrative: why-->\n\n<p>9 s</p>\n",
    ),
    "an excused drawing without its reason": (
        11,
        "say why: <!--illustrative: the reason-->",
        WHOLE + "<!--illustrative-->\n<p>9 s</p>\n",
    ),
    "another language": (11, "<!--illustrative: why-->", WHOLE + "```toml\n```\n"),
    "no language": (11, "<!--illustrative: why-->", WHOLE + "```\na\n```\n"),
    "another shell": (11, "<!--illustrative: why-->", WHOLE + "```console\n$ a\n```\n"),
    "Python that pytest would not see": (
        11,
        "<!--illustrative: why-->",
        WHOLE + "```python3.14\npass\n```\n",
    ),
    "no reason": (
        11,
        "say why",
        WHOLE + "<!--illustrative-->\n```toml\n```\n",
    ),
    "an empty reason": (
        11,
        "say why",
        WHOLE + "<!--illustrative: -->\n```toml\n```\n",
    ),
    "a reason for what pytest would run": (
        12,
        "says python",
        WHOLE + "<!--illustrative: no-->\n```python\npass\n```\n",
    ),
    "a reason for a command": (
        12,
        "says sh",
        WHOLE + "<!--illustrative: no-->\n```sh\nls\n```\n",
    ),
    "a reason for code with a title": (
        12,
        "says python",
        WHOLE + f'<!--illustrative: no-->\n```python title="{JOIN}"\npass\n```\n',
    ),
    "a block in a quotation": (
        11,
        "on a line of its own",
        WHOLE + "> ```py\n> 1\n> ```\n",
    ),
    "a block in a list's first line": (
        11,
        "on a line of its own",
        WHOLE + "- ```py\n  1\n  ```\n",
    ),
    "a transcript that ends early for pytest": (
        4,
        "reads this command or its transcript otherwise",
        replaced("done\n", "```a\n```b\n"),
    ),
    "a page that pytest cannot read": (
        1,
        "pytest-codeblocks cannot read this page",
        replaced("done\n", "```a\n"),
    ),
    "a line that only one reader ends": (
        6,
        "pytest-codeblocks reads this command",
        "words\fwords\n" + WHOLE,
    ),
    "a line of code that looks like a block": (
        11,
        "has no ` further on",
        WHOLE + "```py``` is a language\n\nWords.\n",
    ),
    "a block after a tab": (11, "is no example", WHOLE + "\t```py\n\t1\n\t```\n"),
    "a script included as words": (11, "outside", WHOLE + f'--8<-- "{JOIN}"\n'),
    "a script included as illustration": (
        12,
        "outside",
        WHOLE + f'<!--illustrative: no-->\n```py\n--8<-- "{JOIN}"\n```\n',
    ),
}


@pytest.mark.parametrize(
    ("line", "phrase", "text"), FENCED_WRONGLY.values(), ids=FENCED_WRONGLY
)
def test_a_block_of_no_account_is_told_with_its_line(book, line, phrase, text):
    """Each block of a page is an example's, or says why it is none."""
    told = find_mistake(book, phrase, text)

    assert told.startswith(f"docs/processes.md:{line}: ")
