"""Scripts that a page shows wrongly, twice, or not at all."""

from __future__ import annotations

import pytest
from whole import (
    CODE,
    JOIN,
    WHOLE,
    find_mistake,
    replaced,
)

SECOND = WHOLE.replace("join", "pool")
SHOWN_WRONGLY = {
    "code written out": (1, "is no example", replaced(f'--8<-- "{JOIN}"', "pass")),
    "code without a title": (1, "is no example", replaced(f' title="{JOIN}"', "")),
    "another script's title": (
        1,
        f"its title is examples/processes/pool.py, but it includes {JOIN}",
        replaced(f'title="{JOIN}"', 'title="examples/processes/pool.py"'),
    ),
    "a script named like one of Python's modules": (
        11,
        "examples/processes/queue.py would be imported in place of Python's own queue",
        WHOLE + WHOLE.replace("join", "queue"),
    ),
    "a part of the script": (
        1,
        "is no example",
        replaced(f'--8<-- "{JOIN}"', f'--8<-- "{JOIN}:1:2"'),
    ),
    "more than the script": (
        1,
        "is no example",
        replaced(f'--8<-- "{JOIN}"', f'--8<-- "{JOIN}"\npass'),
    ),
    "another option": (1, "is no example", replaced("title=", 'linenums="1" title=')),
    "Python by another name": (11, "is no example", WHOLE + "```py\npass\n```\n"),
    "a session at the prompt": (
        11,
        "is no example",
        WHOLE + "```pycon\n>>> 1\n1\n```\n",
    ),
    "a file that is not there": (
        11,
        "examples/processes/pool.py does not exist",
        WHOLE + SECOND,
    ),
    "another page's script": (
        11,
        "examples/futures/join.py belongs to another page",
        WHOLE + WHOLE.replace("processes", "futures"),
    ),
    "another page's script by a detour": (
        11,
        "examples/processes/../futures/join.py belongs to another page",
        WHOLE + WHOLE.replace("processes", "processes/../futures"),
    ),
    "shown twice": (11, "join.py is shown at line 1 already", WHOLE + CODE),
    "shown twice, run twice": (11, "join.py is shown at line 1 already", WHOLE + CODE),
    "shown by no block": (1, "no block of this page shows", "# Words\n"),
    "shown but not run": (1, "no command runs examples/processes/join.py", CODE),
    "lines marked by hand": (
        1,
        "give it a script as its title, and nothing else",
        replaced(f'title="{JOIN}"', f'title="{JOIN}" hl_lines="2"'),
    ),
    "built on nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--builds on: processes/gone-->\n" + WHOLE,
    ),
    "building on, above no code": (
        1,
        "no block follows",
        "<!--builds on: processes/join-->\n\nWords.\n\n" + WHOLE,
    ),
    "proven by nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--proven by: processes/gone-->\n\n" + WHOLE,
    ),
    "compared with no name": (1, "name an example", "<!--compare:-->\n\n" + WHOLE),
    "code compared with none": (
        1,
        "name two: <!--compare with code: a/b a/c-->",
        "<!--compare with code: processes/join-->\n\n" + WHOLE,
    ),
    "a sketch of nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--sketch: processes/gone-->\n\n" + WHOLE,
    ),
    "nothing is watched": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--watched: processes/gone-->\n\n" + WHOLE,
    ),
    "compared with nothing": (
        1,
        "examples/processes/gone.py does not exist",
        "<!--compare: processes/join processes/gone-->\n\n" + WHOLE,
    ),
}


@pytest.mark.parametrize(
    ("line", "phrase", "text"), SHOWN_WRONGLY.values(), ids=SHOWN_WRONGLY
)
def test_a_script_that_is_shown_wrongly_is_told(book, line, phrase, text):
    """A block of Python is one script of its page, all of it."""
    told = find_mistake(book, phrase, text)

    assert told.startswith(f"docs/processes.md:{line}: ")


def test_a_script_that_the_page_passes_over_is_told(book):
    """Each script of a chapter's folder is shown, in folders within it too."""
    for name in ("join", "pool", "deeper/queue"):
        book.script(f"processes/{name}")
    book.page("processes", WHOLE)

    problems = book.problems()

    assert len(problems) == 2
    assert "no block of this page shows examples/processes/deeper/queue" in problems[0]
    assert "no block of this page shows examples/processes/pool.py" in problems[1]
