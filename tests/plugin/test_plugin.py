"""Whole pytest runs on a book of three examples, recorded once and then copied."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from threefold import ENDLESS, pytest_command, write
from watching import alive, inheriting, until

from proof.run.interpreters import Interpreter
from proof.run.recorder import Recorder
from proof.run.recording import Recording

pytest_plugins = ["pytester"]

Run = Callable[..., pytest.RunResult]

# What tells the runs of a script apart: how many were begun before, or beside it.
COUNT_RUNS = """\
import os
from itertools import count


def count_runs():
    for number in count():
        try:
            os.mkdir(os.environ["RUN_BEFORE"] + str(number))
            return number
        except FileExistsError:
            pass
"""

LATE = f'''\
"""Late in one run, which has this number."""

from time import perf_counter, sleep
{COUNT_RUNS}

if __name__ == "__main__":
    start = perf_counter()
    number = count_runs()
    if number == 8:
        sleep(0.5)
    print(f"took {{round(perf_counter() - start, 2)}} seconds")
'''

HELD_UP = f'''\
"""Two threads, of which the first is held up in the run that has this number."""

from threading import Thread
from time import sleep
{COUNT_RUNS}

def runner(name, pause):
    sleep(pause)
    print(name)


if __name__ == "__main__":
    number = count_runs()
    first = Thread(target=runner, args=("first", 1.2 if number == 9 else 0.1))
    second = Thread(target=runner, args=("second", 0.6))
    first.start()
    second.start()
    first.join()
    second.join()
'''


def files(root: Path) -> dict[str, str]:
    """What the book holds, less what pytest and Python keep for themselves."""
    return {
        str(file.relative_to(root)): file.read_text("utf-8")
        for file in sorted(root.rglob("*"))
        if file.is_file()
        and not {".pytest_cache", "__pycache__"} & set(file.relative_to(root).parts)
    }


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the recorded book is kept."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def recorded(book, shelf: Path) -> Path:
    """The folder of a book whose empty transcripts `--record` filled."""
    if not any(shelf.iterdir()):
        write(book)
        pytest_run = pytest_command(book.root, "--record")
        output, _ = pytest_run.communicate(timeout=120)
        assert pytest_run.returncode == 0, output
        shutil.copytree(book.root, shelf, dirs_exist_ok=True)
    return shelf


@pytest.fixture
def prove(book, recorded: Path, pytester: pytest.Pytester, monkeypatch) -> Run:
    """Runs pytest in the book, which begins as a copy of the recorded one."""
    shutil.copytree(recorded, book.root, dirs_exist_ok=True)
    monkeypatch.chdir(book.root)
    return pytester.runpytest_inprocess


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def line_of(file: Path, text: str) -> int:
    return file.read_text("utf-8").splitlines().index(text) + 1


def said(result: pytest.RunResult) -> str:
    return result.stdout.str()


# Which examples


def test_a_recorded_book_passes(prove: Run):
    """What was recorded is proven by the next run, without an option."""

    prove().assert_outcomes(passed=3)


def test_record_fills_what_is_empty(recorded: Path):
    """Recording writes the transcript into the page, and the recording beside it."""
    page = (recorded / "docs/processes.md").read_text("utf-8")

    assert "```text\nworking\ndone\ntook 0." in page
    assert sorted(f for f in files(recorded) if "recordings" in f) == [
        "docs/recordings/processes/plain.json",
        "docs/recordings/processes/timed.json",
        "docs/recordings/threads/plain.json",
    ]


def test_ids_name_page_and_line(prove: Run, book):
    """A test's id is its page and the line of its command."""
    page = book.root / "docs/processes.md"
    line = line_of(page, "```sh")
    result = prove("--collect-only", "-q")

    assert f"docs/processes.md::line {line}" in said(result)
    assert "3 tests collected" in said(result)


def test_select_by_keyword(prove: Run):
    """The name of an example is a keyword."""

    prove("-k", "timed").assert_outcomes(passed=1, deselected=2)


def test_last_failed(prove: Run, book):
    """What failed last is run again by --lf, and only that."""
    edit(book.root / "examples/processes/plain.py", '"done"', '"over"')
    prove().assert_outcomes(passed=2, failed=1)
    edit(book.root / "examples/processes/plain.py", '"over"', '"done"')
    again = prove("--lf")

    again.assert_outcomes(passed=1)


@pytest.mark.parametrize("name", ["threads/plain", "examples/threads/plain.py"])
def test_select_by_name(prove: Run, name: str):
    """An example is selected by its name or its file."""

    prove("--record", name).assert_outcomes(passed=1, deselected=2)


def test_unknown_name(prove: Run):
    """A name that no example has is an error, which suggests one that is close."""
    result = prove("--record", "processes/timd")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "is it one of processes/timed" in result.stderr.str()


@pytest.mark.parametrize("named", ["gone", "conftest.py"])
def test_a_python_that_does_not_start(prove: Run, book, named: str):
    """Missing, or something else: one line says so, and nothing is run."""
    path = book.root / named
    result = prove("--record", f"--python={path}")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"{path} does not start as a Python: name one" in result.stderr.str()
    assert "Traceback" not in result.stderr.str()


# What fails


def test_edited_script(prove: Run, book):
    """A script that was edited and not recorded again fails, and says the cure."""
    edit(book.root / "examples/threads/plain.py", "Say that", "Tell that")
    line = line_of(book.root / "docs/threads.md", "```sh")
    result = prove("docs/threads.md")

    result.assert_outcomes(failed=1)
    assert (
        f"docs/threads.md:{line}: examples/threads/plain.py: the script was edited "
        "after it was recorded; run: make record example=threads/plain"
    ) in said(result)


def test_missing_recording(prove: Run, book):
    """An example that was never recorded fails, and says the cure."""
    (book.root / "docs/recordings/threads/plain.json").unlink()
    result = prove("docs/threads.md")

    assert "it was never recorded; run: make record example=threads/plain" in said(
        result
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"lines": [{}]}', '{"lines": [], "x": 1}']
)
def test_broken_recording(prove: Run, book, text: str):
    """A file that is no recording fails with its name, whatever is in it."""
    (book.root / "docs/recordings/threads/plain.json").write_text(text)
    result = prove("docs/threads.md")

    result.assert_outcomes(failed=1)
    assert "docs/recordings/threads/plain.json is no recording" in said(result)


def test_edited_digit(prove: Run, book):
    """A transcript's number is what was recorded, though its bounds allow another."""
    page = book.root / "docs/processes.md"
    edit(page, "took 0.", "took 1.")
    result = prove("-k", "timed")

    result.assert_outcomes(failed=1)
    assert "the transcript is not what was recorded" in said(result)
    assert "make record example=processes/timed" in said(result)


@pytest.mark.parametrize(
    ("fact", "said_of_it"),
    [
        ({"end": 5.5}, "process 1: runner() ends"),
        ({"name": "walker"}, "it is drawn that walker() begins"),
    ],
    ids=["time", "name"],
)
def test_edited_recording(prove: Run, book, fact: dict, said_of_it: str):
    """A drawing that was changed by hand fails, after three runs."""
    file = book.root / "docs/recordings/processes/timed.json"
    run = Recording.from_json(file.read_text("utf-8"))
    task = replace(run.tasks[0], **fact)
    span = max(run.span, task.end)
    changed = replace(run, tasks=(task,), span=span, ended=span)
    file.write_text(changed.to_json(), "utf-8")
    result = prove("-k", "timed")
    page = book.root / "docs/processes.md"

    result.assert_outcomes(failed=1)
    assert f"docs/processes.md:{line_of(page, '```sh')}: " in said(result)
    assert "did not run as its page draws it in each of 3 runs" in said(result)
    assert said_of_it in said(result)


def test_edited_contract(prove: Run, book):
    """A run that a page's contract does not allow fails at the line of the page."""
    page = book.root / "docs/processes.md"
    edit(page, "processes(1, at_once=1)", "threads(1, at_once=1)")
    result = prove("-k", "timed")

    result.assert_outcomes(failed=1)
    assert f"docs/processes.md:{line_of(page, '```sh')}: " in said(result)
    assert "1 process did tasks, not 0" in said(result)
    assert "0 threads did tasks, not 1" in said(result)


def test_changed_line(prove: Run, book):
    """A changed line fails at its place in the page, both texts side by side."""
    page = book.root / "docs/processes.md"
    edit(book.root / "examples/processes/timed.py", 'print("done")', 'print("over")')
    result = prove("-k", "timed")
    message = said(result)
    rows = [row for row in message.splitlines() if "process 1" in row]

    assert f"docs/processes.md:{line_of(page, 'done')}: " in message
    assert "line 2 is 'over', not 'done'" in message
    assert rows[0].split()[:2] == ["working", "working"]
    assert rows[1].split()[:3] == ["≠", "done", "over"]
    assert rows[1].endswith(" s process 1")
    assert "mend examples/processes/timed.py" in message
    assert "accept the new run: make record example=processes/timed" in message


def test_problem_of_a_page(prove: Run, book):
    """A page that is not sound is an error of collection, with page and line."""
    page = book.root / "docs/threads.md"
    edit(page, "```sh", "<!--pytest.mark.tok(1, 2)-->\n```sh")
    line = line_of(page, "<!--pytest.mark.tok(1, 2)-->")
    result = prove()

    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert f"docs/threads.md:{line}: pytest.mark.tok(1, 2): unknown mark" in said(
        result
    )


def test_needs(prove: Run, book):
    """An example that cannot run here is skipped, with the reason in words."""
    need_the_future(book)
    recording = book.root / "docs/recordings/threads/plain.json"
    run = Recording.from_json(recording.read_text("utf-8"))
    where = run.where | {"python": "9.1.0"}
    run = replace(run, marks=("needs(python='>=9.1')",), where=where)
    recording.write_text(run.to_json(), "utf-8")
    result = prove()

    result.assert_outcomes(passed=2, skipped=1)
    assert "examples/threads/plain.py needs Python >=9.1, this is 3." in said(result)


def test_needs_does_not_excuse_the_page(prove: Run, book):
    """What cannot run here was recorded elsewhere, as the page shows it."""
    need_the_future(book)
    result = prove()

    result.assert_outcomes(passed=2, failed=1)
    assert "the marks are not those recorded: needs(python='>=9.1') is new" in said(
        result
    )
    prove("--record", "all").assert_outcomes(passed=2, skipped=1)


def test_an_example_without_a_run_waits_for_its_python(prove: Run, book):
    """It has nothing to show; one that could run here has to be recorded."""
    need_the_future(book)
    (book.root / "docs/recordings/threads/plain.json").unlink()
    page = book.root / "docs/threads.md"
    edit(page, "```text\ndone\n```", "```text\n```")

    prove().assert_outcomes(passed=2, skipped=1)

    edit(page, ">=9.1", ">=3.1")
    result = prove()

    result.assert_outcomes(passed=2, failed=1)
    assert "accept the new run: make record example=threads/plain" in said(result)


def need_the_future(book) -> None:
    page = book.root / "docs/threads.md"
    edit(page, "```sh", '<!--pytest.mark.needs(python=">=9.1")-->\n```sh')


# What is accepted


def test_record_an_edit(prove: Run, book):
    """Recording accepts what the contract allows; the next run is content."""
    edit(book.root / "examples/threads/plain.py", '"done"', '"over"')
    result = prove("--record", "threads/plain")

    assert "transcripts that changed: threads/plain" in said(result)
    assert "```text\nover\n```" in (book.root / "docs/threads.md").read_text("utf-8")
    prove().assert_outcomes(passed=3)


def test_record_changes_nothing_else(prove: Run, book):
    """Recording one example leaves every other file as it was."""
    before = files(book.root)
    prove("--record", "threads/plain").assert_outcomes(passed=1, deselected=2)
    after = files(book.root)

    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} <= {
        "docs/recordings/threads/plain.json"
    }


LUCKY = f'''\
"""Whoever comes third says so first."""

{COUNT_RUNS}

if __name__ == "__main__":
    number = count_runs()
    names = ("left", "right") if number != 2 else ("right", "left")
    print("begin", *(f"go {{name}}" for name in names), "end", sep="\\n")
'''


def test_record_rehearses(prove: Run, book, monkeypatch):
    """An order that was luck is found at once, and pasting its cure is enough."""
    monkeypatch.setenv("RUN_BEFORE", str(book.root.parent / "lucky"))
    page = book.script("threads/plain", LUCKY) and book.root / "docs/threads.md"
    before = files(book.root)
    refused = prove("--record", "threads/plain")
    monkeypatch.setenv("RUN_BEFORE", str(book.root.parent / "again"))

    refused.assert_outcomes(failed=1, deselected=2)
    assert files(book.root) == before
    assert 'the order of lines 2 and 3 is luck: any_order("go {}")' in said(refused)
    mark = '<!--pytest.mark.any_order("go {}")-->'
    assert mark in said(refused).splitlines()

    edit(page, "```sh", f"{mark}\n```sh")
    prove("--record", "threads/plain").assert_outcomes(passed=1, deselected=2)


def test_record_refuses_what_the_proof_would(prove: Run, book):
    """Bounds that any story keeps are refused, those that are named are accepted."""
    page = book.root / "docs/processes.md"
    edit(page, "took(0.2, 3.0)", "took(0.0, 60.0)")
    refused = prove("--record")

    refused.assert_outcomes(failed=1, deselected=2)
    assert "[0, 60) is too wide" in said(refused)
    assert "make record example" not in said(refused)
    # A build server's summary says the message once more.
    (high,) = set(re.findall(r"took\(0\.\d, (\d\.\d)\)", said(refused)))

    # On a busy machine all of these runs may have been late, and the next one not.
    edit(page, "took(0.0, 60.0)", f"took(0.2, {high})")
    prove("--record").assert_outcomes(passed=1, deselected=2)
    prove().assert_outcomes(passed=3)


def test_record_takes_what_is_out_of_date(prove: Run, book):
    """Without a name: what is new or was edited; it says what it leaves alone."""
    edit(book.root / "examples/threads/plain.py", '"done"', '"over"')
    result = prove("--record")

    result.assert_outcomes(passed=1, deselected=2)
    assert "transcripts that changed: threads/plain" in said(result)
    assert "2 examples are up to date and left alone; make record all" in said(result)


def test_record_has_nothing_to_do(prove: Run):
    """That all is up to date is no failure."""
    result = prove("--record")

    assert result.ret == pytest.ExitCode.OK
    assert "3 examples are up to date" in said(result)


def test_record_all(prove: Run):
    """All of it takes a word; several names take several examples."""
    prove("--record", "all").assert_outcomes(passed=3)
    two = "threads/plain", "processes/plain"
    prove("--record", *two).assert_outcomes(passed=2, deselected=1)


def test_record_what_a_page_cannot_show(prove: Run, book):
    """The place is named, and the book stays as it is."""
    edit(book.root / "examples/threads/plain.py", '"done"', '"```"')
    before = files(book.root)
    result = prove("--record")

    line = line_of(book.root / "docs/threads.md", "```sh")
    assert f"docs/threads.md:{line}: docs/threads.md cannot show what" in said(result)
    assert "Traceback" not in said(result)
    assert files(book.root) == before


def test_record_refuses(prove: Run, book):
    """A run that its contract rejects is not written, neither page nor recording."""
    edit(book.root / "examples/processes/timed.py", "sleep(0.2)", "sleep(0.1)")
    before = files(book.root)
    result = prove("--record", "all")

    result.assert_outcomes(passed=2, failed=1)
    assert "not 0.2 to 3: " in said(result)
    assert files(book.root).keys() == before.keys()
    for name in "docs/processes.md", "docs/recordings/processes/timed.json":
        assert (book.root / name).read_text("utf-8") == before[name]


def test_a_python_that_was_named_has_to_start(prove: Run, book, monkeypatch):
    monkeypatch.setenv("INTERPRETERS", "/gone/python")
    book.write("docs/matrix.json", '{"interpreters": {"3.14.10 Linux": ""}}')
    result = prove("--record")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "INTERPRETERS: /gone/python is no Python" in result.stderr.str()


class Choice:
    """Stands for the Pythons of the machine: this one, as if it were several."""

    def __init__(self, monkeypatch, *versions: str):
        monkeypatch.setattr(
            "proof.plugin.session.list_released", lambda proven: list(self.all)
        )
        monkeypatch.setattr("proof.plugin.session.Recorder", self.recorder)
        about = Recorder().about
        self.all = [Interpreter(v, about | {"python": v}) for v in versions]
        self.abouts = {each.path: each.about for each in self.all}

    def recorder(self, python: str, start_method: str) -> Recorder:
        recorder = Recorder()
        recorder.about = self.abouts.get(python, recorder.about)
        return recorder


def test_record_chooses_its_python(prove: Run, book, monkeypatch):
    """The first that can run an example; what was asked for, if it was."""
    Choice(monkeypatch, "3.14.10", "3.13.5")
    book.write("docs/matrix.json", '{"interpreters": {"3.14.10 Linux": ""}}')
    page = book.root / "docs/threads.md"
    edit(page, "```sh", '<!--pytest.mark.needs(python="<3.14")-->\n```sh')
    result = prove("--record", "all")

    result.assert_outcomes(passed=3)
    assert "proof: CPython 3.14.10" in said(result)
    assert "recorded on Python 3.13.5: threads/plain" in said(result)
    assert "recorded on Python 3.14.10: processes/timed, processes/plain" in said(
        result
    )

    named = prove("--record", "threads/plain", f"--python={sys.executable}")
    assert f"proof: CPython {platform.python_version()}" in said(named)


# What is late


def late(book, low: float, high: float) -> None:
    """Add an example that is late, at first or always, to the book."""
    add(book, "threads/late", LATE, f"took({low}, {high})")


def add(book, ident: str, script: str, *marks: str) -> None:
    """Add an example to the page on threads."""
    book.script(ident, script)
    text = (book.root / "docs/threads.md").read_text("utf-8")
    book.page("threads", f"{text}\n{book.example(ident, *marks, prints='')}")


def test_late_once(prove: Run, book, monkeypatch):
    """A run that was only late is repeated; the summary tells how many were.

    It is the one after the rehearsals, which may be late.
    """
    monkeypatch.setenv("RUN_BEFORE", str(book.root.parent / "run_before"))
    late(book, 0, 0.4)
    result = prove("--record", "threads/late")

    result.assert_outcomes(passed=1, deselected=3)
    assert "proof: 1 runs were late and repeated by themselves" in said(result)


def test_always_late(prove: Run, book, monkeypatch):
    """A page that is wrong about the time fails, and tells of every run."""
    monkeypatch.setenv("RUN_BEFORE", str(book.root.parent / "run_before"))
    late(book, 0, 0.1)
    edit(book.root / "examples/threads/late.py", "number == 8", "number >= 8")
    result = prove("--record", "threads/late")

    result.assert_outcomes(failed=1, deselected=3)
    assert "broke its contract in each of 3 runs" in said(result)
    assert "not under 0.1: " in said(result)


def test_held_up_once(prove: Run, book, monkeypatch):
    """Another order is run again where a line came later than it is drawn.

    The run after eight rehearsals and the recording is the one of the proof.
    """
    monkeypatch.setenv("RUN_BEFORE", str(book.root.parent / "held_up"))
    add(book, "threads/held_up", HELD_UP, "threads(2, at_once=2)", "joins(2)")
    prove("--record", "threads/held_up").assert_outcomes(passed=1, deselected=3)
    result = prove("-k", "held_up")

    result.assert_outcomes(passed=1, deselected=3)
    assert "proof: 1 runs were late and repeated by themselves" in said(result)


# What is measured


def test_results(prove: Run, book):
    """A proof can leave what it measured, for whoever repeats it."""
    file = book.root.parent / f"{book.root.name}-results.json"
    prove("-k", "timed", f"--results={file}")
    (result,) = json.loads(file.read_text("utf-8"))
    ((seconds, low, high),) = result.pop("times")

    assert result.pop("shape") > 0
    assert result == {"example": "processes/timed", "breaches": [], "late": []}
    assert (low, high) == (0.2, 3.0)
    assert low <= seconds < high


# What is interrupted


INTERRUPTIONS = {
    "prove": ([], "SIGINT"),
    "record": (["--record"], "SIGINT"),
    "end": ([], "SIGTERM"),
    "end the terminal": ([], "SIGHUP"),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize(("options", "name"), INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_interrupted(prove: Run, book, monkeypatch, options: list[str], name: str):
    """It ends at once, leaves no process, and the book as it was."""
    begun = book.root.parent / f"{book.root.name}-begun"
    monkeypatch.setenv("BEGUN", str(begun))
    book.script("threads/plain", ENDLESS)
    before = files(book.root)
    number = getattr(signal, name)
    with inheriting(number, signal.SIG_DFL):
        pytest_run = pytest_command(book.root, "docs/threads.md", *options)
    assert until(begun.exists)
    since = time.monotonic()
    pytest_run.send_signal(number)
    output, _ = pytest_run.communicate(timeout=30)

    assert pytest_run.returncode == pytest.ExitCode.INTERRUPTED, output
    assert time.monotonic() - since < 6  # under 2 s, on a machine with nothing else
    assert alive(begun.read_text()) == []
    assert files(book.root) == before


# Exercises

EXERCISE = """
## Exercises

### Be done

<!--breaks: lines-->
<!--hint: lines: What is it?-->
<!--wrong: silent: lines-->
<!--wrong: other: lines-->
```sh
python examples/threads/exercises/be_done/solution.py
```
<!--pytest-codeblocks:expected-output-->
```text
```
"""
ANSWERS = {
    "start": '# TODO: be done.\nprint("not yet")\n',
    "solution": 'print("done")\n',
    "silent": "",
    "other": 'print("over")\n',
}
BE_DONE = "examples/threads/exercises/be_done"


@pytest.fixture
def exercise(prove: Run, book) -> Path:
    """The folder of an exercise that was recorded."""
    page = book.root / "docs/threads.md"
    page.write_text(page.read_text("utf-8") + EXERCISE, "utf-8", newline="\n")
    for name, source in ANSWERS.items():
        book.write(f"{BE_DONE}/{name}.py", f'"""Be done, or not."""\n\n{source}')
    prove("--record").assert_outcomes(passed=2, deselected=5)
    return book.root / BE_DONE


def test_an_exercise_is_proven_by_all_its_scripts(prove: Run, exercise):
    """Its solution and its start, which are recorded, and each wrong answer."""
    prove("-k", "be_done").assert_outcomes(passed=4, deselected=3)


def test_recording_an_exercise_by_its_name(prove: Run, exercise):
    """Its solution and its start are recorded again, and no wrong answer."""
    result = prove("--record", "threads/be_done")

    result.assert_outcomes(passed=2, deselected=5)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("start", "not yet", "done", "was edited after it was recorded"),
        ("other", "over", "done", "it keeps the contract, and has to be wrong"),
        ("silent", "\n\n", "\n\n1 / 0\n", "it gets no hint, not the one for lines"),
    ],
)
def test_an_exercise_that_is_not_as_told_is_red(
    prove: Run, exercise, name: str, old: str, new: str, told: str
):
    edit(exercise / f"{name}.py", old, new)
    result = prove("-k", "be_done")

    result.assert_outcomes(passed=3, failed=1, deselected=3)
    assert told in said(result)


def test_a_start_that_is_solved_is_not_recorded(prove: Run, exercise, book):
    """What is stored of it stays as it was."""
    edit(exercise / "start.py", "not yet", "done")
    before = files(book.root)
    result = prove("--record")

    result.assert_outcomes(failed=1, deselected=6)
    assert "it keeps lines, which its page says that it breaks" in said(result)
    assert files(book.root) == before
