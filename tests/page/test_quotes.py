"""Code that a page quotes: the lines of a script, and no others."""

from __future__ import annotations

import pytest

from proof.page.quotes import find_changed

SOURCE = """\
def runner(number):
    return number * number


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as executor:
        for number in [1, 2]:
            executor.submit(runner, number)
    print("Done")
"""


@pytest.mark.parametrize(
    "quoted",
    [
        "def runner(number):\n    return number * number\n",
        "for number in [1, 2]:\n    executor.submit(runner, number)\n",
        'return number * number\n\nprint("Done")\n',
        "def runner(number):\n\n    return number * number\n",
    ],
    ids=["lines", "less indented", "two parts", "indented as parts"],
)
def test_lines_of_the_script_are_a_quote(quoted: str):
    assert not find_changed(quoted, SOURCE)


@pytest.mark.parametrize(
    ("quoted", "part"),
    [
        ("print('Done')", "print('Done')"),
        ("def runner(number):\nreturn number * number", None),
        ("for number in [1, 2]:\n    print(number)", None),
        ('print("Done")\n\ndef runner(number):', "def runner(number):"),
        ("def runner", None),
        ('print("Done")\n\nprint("Done")', 'print("Done")'),
    ],
    ids=["changed", "indent", "left out", "other order", "half a line", "twice"],
)
def test_anything_else_is_told_by_its_part(quoted: str, part: str | None):
    assert find_changed(quoted, SOURCE) == (part or quoted)
