"""CPython's own tests in the browser, and what is expected of them."""

from __future__ import annotations

from typing import Any

import pytest

from tools.browser.cpython.expected import (
    FILE,
    compare,
    compare_whole,
    count,
    judge,
    read_lines,
)
from tools.browser.cpython.runs import hear, run_tests
from tools.browser.cpython.suite import VARIABLE, find_suite, list_folders, read_suite

LINES = read_lines("""# a comment
passes test_queue: 1
cannot test_queue.Fork.*: A browser cannot fork.
fails test_queue.Queue.test_put: A fault of ours: it is slow.
""")
AS_EXPECTED = {
    "test_queue.Fork.test_child": ("skips", "requires fork"),
    "test_queue.Fork.test_parent": ("fails", "no fork"),
    "test_queue.Queue.test_get": ("passes", ""),
    "test_queue.Queue.test_put": ("fails", "AssertionError"),
}


def differ(**outcomes: str) -> list[str]:
    """What is said if these tests of the queue had these outcomes instead."""
    others = {f"test_queue.Queue.{name}": (how, "") for name, how in outcomes.items()}
    found = AS_EXPECTED | others
    return [what for _, what in compare(found, LINES)] + [*compare_whole(found, LINES)]


def test_what_is_expected():
    assert differ() == []


def test_a_test_that_fails_and_has_no_line():
    assert differ(test_join="fails") == ["fails: "]


def test_a_test_that_is_skipped_and_has_no_line():
    assert differ(test_join="skips") == ["skips: "]


def test_a_test_that_passes_although_it_should_fail():
    told = differ(test_put="passes")

    assert "passes, and is expected otherwise: test_queue.Queue.test_put" in told


def test_a_test_that_is_skipped_although_it_should_fail():
    assert len(differ(test_put="skips")) == 1


def test_fewer_tests_than_there_were():
    assert differ(test_get="fails")[-1] == "test_queue: 0 pass, not 1"


def test_a_line_of_no_test():
    found = {"test_queue.Queue.test_get": ("passes", "")}

    assert list(compare_whole(found, LINES)) == [
        "test_queue.Fork.*: no test is called so",
        "test_queue.Queue.test_put: no test is called so",
    ]


def test_lines_of_other_modules_do_not_matter():
    assert list(compare_whole({"test_wait.Wait.test_one": ("passes", "")}, LINES)) == []


def test_what_cannot_pass_is_counted_so():
    counts = count(judge(AS_EXPECTED, LINES))

    assert counts == {"test_queue": {"passes": 1, "cannot": 2, "fails": 1}}


@pytest.mark.parametrize(
    "line", ["test_queue: 1", "cannot test_queue.Fork.*", "x y: z"]
)
def test_a_line_without_verdict_or_reason(line: str):
    with pytest.raises(ValueError, match="no line of what is expected"):
        read_lines(line)


def tell(text: str, why: str = "", code: int = 0) -> tuple[Any, Any]:
    found: dict[str, tuple[str, str]] = {}
    return found, hear({"text": text, "why": why, "code": code}, found)


LISTED = '\n::{"lists": ["m.C.a", "m.C.b"]}\n\n::{"begins": "m.C.a"}\n'


def test_a_run_to_its_end():
    ends = '\n::{"ends": "m.C.a", "passes": ""}\nnoise\n::{"over": true}\n'
    found, (over, listed) = tell(f"{LISTED}printed{ends}")

    assert found == {"m.C.a": ("passes", "")}
    assert (over, listed) == (True, ["m.C.a", "m.C.b"])


def test_a_test_without_an_end():
    found, (over, _) = tell(LISTED, why="late", code=137)

    assert found == {"m.C.a": ("fails", "late")}
    assert not over


def test_a_test_that_ends_the_process():
    assert tell(LISTED, code=3)[0] == {"m.C.a": ("fails", "ends the process, 3")}


def test_what_is_expected_has_reasons():
    lines = read_lines(FILE.read_text("utf-8"))

    assert len({line.names for line in lines}) == len(lines) > 10
    for line in lines:
        if line.verdict == "passes":
            assert line.reason.isdigit()
        else:
            assert line.reason[0].isupper()
            assert line.reason.endswith(".")


def test_the_folder_that_was_named(tmp_path: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))

    assert list(list_folders()) == [tmp_path]
    assert find_suite() is None

    (tmp_path / "test/support").mkdir(parents=True)
    for name in ("test_queue.py", "support/__init__.py", "test_bool.py"):
        (tmp_path / "test" / name).write_text(f"# {name}")

    assert find_suite() == tmp_path
    assert read_suite(tmp_path) == {
        "test/test_queue.py": "# test_queue.py",
        "test/support/__init__.py": "# support/__init__.py",
    }


# A lock, a thread, an interrupt, an executor, a process and a manager.
SAMPLE = (
    "test_threading.LockTests",
    "test_threading.InterruptMainTests",
    "test_concurrent_futures.test_thread_pool.ThreadPoolExecutorTest.test_map_submits_without_iteration",
    "test_multiprocessing_spawn.test_processes.WithProcessesTestLock",
    "test_multiprocessing_spawn.test_manager.WithManagerTestLock",
)


def test_a_sample_in_the_browser(page: Any):
    """All of it, in a workflow: `make cpython`."""
    folder = find_suite()
    if not folder:
        pytest.skip("no Python of the browser's version has its own tests here")
    found = run_tests(page, read_suite(folder), list(SAMPLE))

    assert [*compare(found, read_lines(FILE.read_text("utf-8")))] == []
    assert sum(outcome == "passes" for outcome, _ in found.values()) > 20
