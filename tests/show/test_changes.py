"""What is new in a script against another one."""

from __future__ import annotations

from proof.show.changes import find_new_calls, find_new_lines


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
