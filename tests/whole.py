"""A page with one whole example, and what it is told of a mistake."""

from __future__ import annotations

from typing import Any

JOIN = "examples/processes/join.py"
CODE = f'```python title="{JOIN}"\n--8<-- "{JOIN}"\n```\n'  # lines 1 to 3
RUN = f"```sh\npython {JOIN}\n```\n"  # lines 4 to 6
EXPECTED = "<!--pytest-codeblocks:expected-output-->\n"  # line 7
SAYS = EXPECTED + "```text\ndone\n```\n"  # lines 7 to 10
WHOLE = CODE + RUN + SAYS
FORK, SPAWN = (
    f'<!--pytest.mark.needs(start_method="{m}")-->\n' for m in ("fork", "spawn")
)


def replaced(old: str, new: str) -> str:
    """The page with one whole example, and one text in it replaced."""
    assert WHOLE.count(old) == 1, old
    return WHOLE.replace(old, new)


def indented(text: str) -> str:
    return "".join(f"    {line}" for line in text.splitlines(keepends=True))


def find_mistake(book: Any, phrase: str, text: str) -> str:
    """What a page of that text is told of a mistake, by words of it."""
    book.script("processes/join")
    book.script("futures/join")
    book.page("processes", text)
    problems = book.problems()
    told = [problem for problem in problems if phrase in problem]

    assert told, problems
    return told[0]
