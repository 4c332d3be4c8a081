"""`make try`: what is done of the exercises, and what is said of an answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from exercises import FOLDER, PAGE, make_exercise

from proof.page.model import read
from proof.run.recording import Lane, Line, Recording, Task
from tools import exercise as tool

ROOT = Path(__file__).parents[2]
EXERCISE = make_exercise()
START = '"""Meet."""\n\n# TODO: let them meet.\nprint("done in 0.1 seconds")\n'


class Recorder:
    """Gives one hand-written recording after another."""

    def __init__(self, *runs: Recording):
        self.runs, self.asked = list(runs), []

    def record(self, script, folder, limit, needs, hangs) -> Recording:
        self.asked.append((script, hangs))
        return self.runs.pop(0)


def ran(seconds: float, *begins: float) -> Recording:
    tasks = (Task(at, at + 1, lane, "work") for lane, at in enumerate(begins, 1))
    lanes = [Lane("process", n, f"Process-{n}") for n, _ in enumerate(begins, 1)]
    line = Line(seconds, 0, f"done in {seconds} seconds")
    main = Lane("main", 0, "MainThread")
    return Recording((line,), tuple(tasks), lanes=(main, *lanes), span=seconds)


RIGHT, WRONG, LATE = ran(1.2, 0.1, 0.1), ran(1.9, 0.1, 1.1), ran(9.0, 0.1, 0.1)


@pytest.fixture
def root(book, monkeypatch) -> Path:
    """A book with an exercise, where a second lasts one, as in runs by hand."""
    monkeypatch.setattr(tool, "measure_slowness", lambda: 1.0)
    book.write(f"{FOLDER}/start.py", START)
    return book.root


def try_it(root: Path, *runs: Recording) -> tuple[bool, Recorder]:
    recorder = Recorder(*runs)
    tool.make_copy(EXERCISE, root)
    return tool.attempt(EXERCISE, tool.Desk(root, recorder)), recorder


def test_a_reader_works_in_a_copy(root):
    copy = root / "my/processes/meet.py"

    assert tool.make_copy(EXERCISE, root)
    assert copy.read_text("utf-8") == START


def test_a_copy_is_never_overwritten(root):
    tool.make_copy(EXERCISE, root)
    copy = root / "my/processes/meet.py"
    copy.write_text("print('mine')\n")

    assert not tool.make_copy(EXERCISE, root)
    assert copy.read_text("utf-8") == "print('mine')\n"


def test_what_is_given_is_copied_beside(root, book):
    """Whenever it is tried, because it is not the reader's to change."""
    book.write(f"{FOLDER}/given/town.py", "HERE = 1\n")
    tool.make_copy(EXERCISE, root)
    copy = root / "my/processes/given/town.py"
    copy.write_text("HERE = 2\n")

    assert not tool.make_copy(EXERCISE, root)
    assert copy.read_text("utf-8") == "HERE = 1\n"


def test_the_copies_are_not_for_git():
    text = (ROOT / ".gitignore").read_text("utf-8")

    assert f"/{tool.MINE}/" in text.splitlines()
    assert tool.DONE.startswith(f"{tool.MINE}/")


def test_a_wrong_answer_is_told_and_not_done(root, capsys):
    right, recorder = try_it(root, WRONG)
    told = capsys.readouterr().out

    assert not right
    assert recorder.asked == [("my/processes/meet.py", True)]
    assert "  ✓ in 1 to 2 seconds\n" in told
    assert "  ✗ at most 1 process worked at once, not 2\n" in told
    assert "Hint: Who waits for *whom*?\n" in told
    assert tool.read_done(root) == set()


def test_a_right_answer_is_done(root, capsys):
    right, _ = try_it(root, RIGHT)

    assert right
    assert "Done: it keeps the whole contract." in capsys.readouterr().out
    assert tool.read_done(root) == {"processes/meet"}


def test_a_busy_machine_is_no_wrong_answer(root):
    """What was merely late is run again, at most twice."""
    right, recorder = try_it(root, LATE, LATE, RIGHT)

    assert right
    assert len(recorder.asked) == 3


def test_a_late_answer_is_wrong_at_last(root):
    right, recorder = try_it(root, LATE, LATE, LATE)

    assert not right
    assert recorder.runs == []


def test_what_is_wrong_is_not_tried_again(root):
    _, recorder = try_it(root, WRONG, RIGHT)

    assert recorder.runs == [RIGHT]


def test_other_lines_are_shown_beside_those_of_a_solution(root, capsys):
    other = Recording((Line(0.1, 0, "hello"),), span=0.1)
    try_it(root, other)
    told = capsys.readouterr().out

    assert "a solution prints" in told
    assert "≠ done in 1.1 seconds   hello" in told


def test_bounds_grow_with_a_measured_sleep(monkeypatch):
    clock = iter([0.0, 0.3])
    monkeypatch.setattr(tool.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(tool.time, "perf_counter", lambda: next(clock))
    promise = tool.stretch(EXERCISE, tool.measure_slowness())

    assert [(b.low, b.high) for b in promise.contract.took] == [(1.0, 3.0)]


def test_a_list_says_what_is_done():
    page = read(PAGE, "docs/processes.md")

    assert [*tool.list_all([page], set())] == [
        "  processes/meet  Let two meet",
        "\n0 of 1 done; begin one: make try exercise=…",
    ]
    ticked, *_ = tool.list_all([page], {"processes/meet"})
    assert ticked == "✓ processes/meet  Let two meet"


def test_a_name_that_is_close_is_suggested():
    with pytest.raises(SystemExit, match=r"no exercise 'processes/met'; is it one of"):
        tool.find("processes/met", [read(PAGE, "docs/processes.md")])


def test_a_saved_answer_is_judged_again(root, monkeypatch):
    """Whenever it is saved, and only then."""
    tool.make_copy(EXERCISE, root)
    copy, judged, looks = root / "my/processes/meet.py", [], []

    def look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 2:
            copy.write_text("print('changed')\n")
        if len(looks) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(tool.time, "sleep", look)
    monkeypatch.setattr(
        tool, "attempt", lambda *_: judged.append(copy.read_text("utf-8"))
    )
    with pytest.raises(KeyboardInterrupt):
        tool.watch(EXERCISE, tool.Desk(root, Recorder()))

    assert judged == [START, "print('changed')\n"]


def test_it_is_run_and_judged_as_a_reader_does_it(monkeypatch):
    """A whole run of the tool, with the list of what there is to do."""
    command = [sys.executable, "-m", "tools.exercise"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "processes/overlap_waits" in done.stdout
