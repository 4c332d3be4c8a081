"""A page whose mark speaks of all orders: proven, recorded, refused."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from proof.run.seal import add_seal

pytest_plugins = ["pytester"]

Run = Callable[..., pytest.RunResult]
CONFIGURATION = """\
[tool.pytest.ini_options]
addopts = "--codeblocks --strict-markers --strict-config -ra"
testpaths = ["docs"]
"""
ADD = '''\
"""Two threads add one each."""

from threading import Lock, Thread

total = 0
lock = Lock()


def add():
    global total
    with lock:
        seen = total
        total = seen + 1


if __name__ == "__main__":
    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"total {total}")
'''
MARKS = "threads(2)", "joins(2)"


@pytest.fixture
def prove(book, pytester: pytest.Pytester, monkeypatch) -> Run:
    """Runs pytest in a book of one example, which adds under a lock."""
    book.write("conftest.py", 'pytest_plugins = ["proof.plugin.hooks"]\n')
    book.write("pyproject.toml", CONFIGURATION)
    book.script("threads/add", ADD)
    write_page(book, "schedules('total 2', wrong=False)")
    monkeypatch.chdir(book.root)
    return pytester.runpytest_inprocess


def write_page(book, mark: str, prints: str = "") -> None:
    example = book.example("threads/add", *MARKS, mark, prints=prints)
    book.page("threads", f"# Threads\n\n{example}")


def said(result: pytest.RunResult) -> str:
    return result.stdout.str()


def test_orders_are_recorded_and_proven(prove: Run, book):
    prove("--record").assert_outcomes(passed=1)
    stored = json.loads((book.root / "docs/boards/threads/add.json").read_text())

    assert stored["wrong"] == []
    assert stored["threads"] == ["thread 1", "thread 2"]
    prove().assert_outcomes(passed=1)


def test_an_order_that_goes_wrong_is_told(prove: Run, book):
    """Without the lock one run is right as ever; of all orders, some are not."""
    prove("--record").assert_outcomes(passed=1)
    script = book.root / "examples/threads/add.py"
    script.write_text(ADD.replace("    with lock:\n", "    if True:\n"))
    result = prove("--record")

    result.assert_outcomes(failed=1)
    assert "of 20 orders end wrong: it prints 'total 1'" in said(result)
    assert "mend examples/threads/add.py, or let schedules(…)" in said(result)


def test_that_some_order_goes_wrong_is_a_promise_too(prove: Run, book):
    write_page(book, "schedules('total 2', wrong=True)")
    result = prove("--record")

    result.assert_outcomes(failed=1)
    assert "orders of its threads' lines end right, none wrong" in said(result)


def test_a_board_that_was_edited_is_told(prove: Run, book):
    """By hand, or by a later explorer that plays something else."""
    prove("--record").assert_outcomes(passed=1)
    board = book.root / "docs/boards/threads/add.json"
    board.write_text(board.read_text().replace('"thread 1"', '"thread one"'))
    result = prove()

    result.assert_outcomes(failed=1)
    assert "docs/boards/threads/add.json was changed by hand" in said(result)


@pytest.mark.parametrize("more", [{"wrong": [5]}, {"by": "hand"}], ids=str)
def test_a_board_that_was_edited_and_sealed_is_told(prove: Run, book, more):
    """Also in what no order of the lines says by itself."""
    prove("--record").assert_outcomes(passed=1)
    board = book.root / "docs/boards/threads/add.json"
    board.write_text(json.dumps(add_seal(json.loads(board.read_text()) | more)))
    result = prove()

    result.assert_outcomes(failed=1)
    assert "its orders are not what its page plays" in said(result)
    assert "run: make record" in said(result)


def test_a_board_that_is_missing_is_told(prove: Run, book):
    prove("--record").assert_outcomes(passed=1)
    (book.root / "docs/boards/threads/add.json").unlink()
    result = prove()

    result.assert_outcomes(failed=1)
    assert "its orders were never played; run: make record" in said(result)
    prove("--record").assert_outcomes(passed=1)
    prove().assert_outcomes(passed=1)


def test_what_cannot_be_played_is_told(prove: Run, book):
    source = ADD.replace("import Lock", "import Lock, get_ident").replace(
        "    global total", "    global total\n    get_ident()"
    )
    book.script("threads/add", source)
    result = prove("--record")

    result.assert_outcomes(failed=1)
    assert "can be played: Unknown: threading.get_ident" in said(result)
