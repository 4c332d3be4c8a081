"""The matrix: which Pythons it finds, what it runs there, and what it keeps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from proof.contract.needs import START_METHODS
from proof.judge.breaches import is_excused
from proof.judge.proven import MATRIX, read_matrix
from proof.judge.stored import digest, is_waiting, read_stored
from proof.page.model import read_page, read_pages
from proof.run import interpreters
from proof.run.interpreters import VARIABLE, Interpreter, choose
from proof.run.recorder import NoPython
from proof.run.recording import Line, Recording, Task
from proof.run.seal import add_seal
from tools.matrix import __main__ as matrix
from tools.matrix.__main__ import Matrix
from tools.matrix.plan import Trial, list_trials
from tools.matrix.results import Outcome, keep
from tools.matrix.sound import find_faults, find_unproven

ROOT = Path(__file__).parents[2]


def python(
    version: str = "3.14.1", *, gil: bool = True, methods=START_METHODS, path="p"
):
    about = {
        "python": version,
        "implementation": "CPython",
        "gil": gil,
        "system": "Linux",
        "machine": "x86_64",
        "cores": 2,
        "start_method": methods[0],
        "start_methods": list(methods),
        "packages": [],
    }
    return Interpreter(path, about)


# Which interpreters


@pytest.fixture
def answers(monkeypatch):
    """Pythons that are found, by path, in place of those of this machine."""
    known: dict[str, Interpreter | None] = {}
    monkeypatch.setattr(interpreters, "list_candidates", lambda: list(known))
    monkeypatch.setattr(interpreters, "ask", known.get)
    monkeypatch.delenv(VARIABLE, raising=False)
    return known


FOUND = {"a": "3.13.0", "b": "3.11.7", "c": "3.11.2", "d": "3.10.9", "e": "3.13.18"}
CHOICES = {
    "the newest of each": ([], [], "bet"),
    "a range of minor versions": ([], [">=3.13"], "bet"),
    "a patch release that tells apart": ([], ["<3.13.8", ">=3.13.8"], "baet"),
    "an older one that is named": (["c"], [], "cbet"),
}


@pytest.mark.parametrize(("named", "ranges", "paths"), CHOICES.values(), ids=CHOICES)
def test_the_newest_of_each_version_and_build_is_taken(
    answers, monkeypatch, named, ranges, paths
):
    """In the order of versions, free-threaded builds after the usual ones."""
    monkeypatch.setenv(VARIABLE, os.pathsep.join(named))
    answers |= {path: python(version, path=path) for path, version in FOUND.items()}
    answers["t"] = python("3.13.5", gil=False, path="t")
    answers["none"] = None
    found = choose(interpreters.find(), ranges)

    assert [each.path for each in found] == list(paths)


def test_what_a_browser_has_not_is_not_tried_there(book):
    book.script("processes/join")
    book.page("processes", book.example("processes/join"))
    book.write("docs/browserless.txt", "processes/join: A browser cannot.\n")
    here, there = python(), python(path="there")
    there = replace(there, about=there.about | {"system": "Emscripten"})
    matrix = Matrix(book.read().examples, [], book.root)
    example = matrix.examples[0]
    found = [matrix.find_reason(example, each) for each in (here, there)]
    matrix.close()

    assert found == ["", "A browser cannot."]


def test_a_browser_stands_beside_the_python_of_its_version():
    """Which it does not hide, newer or not."""
    here = python("3.14.1", path="here")
    there = python("3.14.2", path="there")
    there = replace(there, about=there.about | {"system": "Emscripten"})

    assert [each.path for each in choose([there, here], [])] == ["here", "there"]


def test_a_named_python_is_the_one_of_its_release(answers, monkeypatch):
    """And not another build of it that is found beside it."""
    monkeypatch.setenv(VARIABLE, "named")
    answers |= {path: python(path=path) for path in ("found", "named", "more")}

    assert [each.path for each in interpreters.find()] == ["named"]


def test_one_with_the_packages_of_examples_stands_in_for_its_python(
    answers, monkeypatch
):
    """Also for one that was named, which it then is."""
    equipped = str(interpreters.EQUIPPED / "3.14.1/bin/python")
    monkeypatch.setenv(VARIABLE, "named")
    answers |= {path: python(path=path) for path in ("named", "found", equipped)}

    assert [(e.path, e.named) for e in interpreters.find()] == [(equipped, True)]


def test_a_named_python_has_to_start(answers, monkeypatch):
    monkeypatch.setenv(VARIABLE, "/gone/python")

    with pytest.raises(NoPython, match="/gone/python is no Python"):
        interpreters.find()


@pytest.mark.parametrize("said", ["", "[1"])
def test_what_does_not_start_or_answer_is_no_python(tmp_path, said: str):
    program = tmp_path / "python3"
    if said:
        program.write_text(f"#!/bin/sh\necho '{said}'\n")
        program.chmod(0o755)

    assert interpreters.ask(str(program)) is None


def test_pythons_are_found_where_they_are_installed(tmp_path, monkeypatch):
    """On PATH, and in the folders of pyenv and uv; not the shims of pyenv."""
    places = "path", "pyenv/versions/3.9.1/bin", "uv/cpython-3.14/bin", "pyenv/shims"
    for place in places:
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "python3.14t").touch()
        (tmp_path / place / "python3-config").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}/path:{tmp_path}/pyenv/shims:/gone")
    monkeypatch.setenv("PYENV_ROOT", f"{tmp_path}/pyenv")
    monkeypatch.setenv("UV_PYTHON_INSTALL_DIR", f"{tmp_path}/uv")
    monkeypatch.setattr(interpreters, "EQUIPPED", tmp_path / "none")

    found = list(interpreters.find_installed())

    assert found == [f"{tmp_path}/{place}/python3.14t" for place in places[:3]]


def test_an_interpreter_says_of_itself_what_it_is():
    found = interpreters.ask(sys.executable)

    assert found.key.startswith("{}.{}.{}".format(*sys.version_info))


def test_what_is_no_python_is_passed_over(tmp_path):
    assert interpreters.ask(str(tmp_path)) is None
    assert interpreters.ask("/bin/false") is None


def test_the_newest_release_that_is_proven_is_recorded_on(answers):
    """With the GIL first; no release candidate, and none that the matrix lacks."""
    versions = {"a": "3.13.5", "b": "3.15.0rc2", "c": "3.14.10", "d": "3.14.2"}
    answers |= {path: python(version, path=path) for path, version in versions.items()}
    answers["e"] = python("3.12.1", path="e")
    answers["t"] = python("3.14.4", gil=False, path="t")
    proven = ["3.13.0 Linux x86_64", "3.14.0t Linux x86_64", "3.15.0 Linux x86_64"]
    found = interpreters.list_released(proven)

    assert [each.path for each in found] == ["c", "d", "a", "t"]


# What runs there

PROCESS = "import multiprocessing as mp\nmp.Process(target=print).start()\n"
THREAD = "import threading\n"
CHOSEN = "import multiprocessing as mp\nmp.get_context('spawn').Process()\n"
POOL = "from concurrent.futures import ThreadPoolExecutor\nThreadPoolExecutor()\n"
PLANS = {
    "processes": (PROCESS, [], python(), ["fork", "spawn", "forkserver"]),
    "processes on Windows": (PROCESS, [], python(methods=["spawn"]), ["spawn"]),
    "threads": (THREAD, [], python(), ["own"]),
    "a method chosen by the script": (CHOSEN, [], python(), ["own"]),
    "a method named by the page": (
        PROCESS,
        ['needs(start_method="spawn")'],
        python(),
        ["spawn"],
    ),
    "workers left to Python": (POOL, [], python(), ["1 CPU", "2 CPUs", "8 CPUs"]),
    "the same before 3.13": (POOL, [], python("3.12.1"), ["own"]),
    "CPUs named by the page": (POOL, ["needs(cpus=8)"], python(), ["8 CPUs"]),
    "a package that is not there": (
        PROCESS,
        ['needs(packages="numpy")'],
        python(),
        [],
    ),
    "a Python that is too old": (
        PROCESS,
        ['needs(python=">=3.14")'],
        python("3.13.0"),
        [],
    ),
}


@pytest.mark.parametrize(
    ("source", "marks", "interpreter", "conditions"), PLANS.values(), ids=PLANS
)
def test_an_example_runs_under_what_it_leaves_open(
    book, source, marks, interpreter, conditions
):
    book.script("processes/join", source)
    book.page("processes", book.example("processes/join", *marks))
    [example] = book.read().examples

    planned = list(list_trials(example, source, interpreter))

    assert [trial.condition for trial in planned] == conditions
    assert len({trial.ident for trial in planned}) == len(planned)


def test_a_script_runs_on_either_side_of_a_patch_release(book):
    """Where its variants differ there; another has enough of the newer one."""
    for name in ("processes/join", "processes/main_runs_on"):
        book.script(name)
    older, newer = 'needs(python="<3.13.8")', 'needs(python=">=3.13.8")'
    parts = [book.example("processes/join", mark) for mark in (older, newer)]
    second = parts[1].partition("```\n\n")[2]
    other = book.example("processes/main_runs_on")
    book.page("processes", f"{parts[0]}\n{second}\n{other}")
    examples = [*book.read().examples]
    found = [python("3.13.0"), python("3.13.18"), python("3.14.10")]

    planned = Matrix(examples, found, book.root).trials

    assert [trial.ident.partition(" Linux")[0] for trial in planned] == [
        "processes/join@before-python-3.13.8 on 3.13.0",
        "processes/join@python-3.13.8-and-newer on 3.13.18",
        "processes/join@python-3.13.8-and-newer on 3.14.10",
        "processes/main_runs_on on 3.13.18",
        "processes/main_runs_on on 3.14.10",
    ]


# What is held there


@pytest.fixture
def drawn(book) -> tuple[Trial, Recording]:
    """A trial on one Python, and the recording that its page draws, of another."""
    book.script("processes/join")
    book.page("processes", book.example("processes/join", prints="done\nafter it\n"))
    [example] = book.read().examples
    lines = (Line(0.1, 0, "done"), Line(0.2, 0, "after it"))
    made = {"script": digest(book.root / example.script), "where": python().about}
    recording = Recording(lines, span=0.2, **made)
    book.write(example.recording, recording.to_json())
    return Trial(example, python("3.11.7"), example.contract.needs), recording


def test_what_is_drawn_is_held_on_every_python(book, drawn):
    """What a run does and in which order; when, differs between start methods."""
    trial, recording = drawn
    judged = Matrix([trial.example], [trial.interpreter], book.root).judge
    lines = (Line(5.0, 0, "done"), Line(5.1, 0, "after it"))
    late = replace(recording, lines=lines, span=5.1)
    more = replace(recording, tasks=(Task(0.0, 0.1, 0, "runner"),))

    assert judged(trial, recording) == judged(trial, late) == []
    assert [breach.late for breach in judged(trial, more)] == [True]
    assert judged(trial, replace(recording, exit_code=1))


def test_another_order_is_run_again_where_a_line_came_late(book, drawn):
    """The drawing says so on every Python, though it is of one."""
    trial, recording = drawn
    judged = Matrix([trial.example], [trial.interpreter], book.root).judge
    done, after = recording.lines
    soon = replace(recording, lines=(after, replace(done, at=0.3)), span=0.3)
    late = replace(recording, lines=(after, replace(done, at=0.9)), span=0.9)

    assert not is_excused(judged(trial, soon))
    assert is_excused(judged(trial, late))


# What is kept


@pytest.fixture
def example(book):
    book.script("processes/join")
    book.page("processes", book.example("processes/join"))
    return book.read().examples[0]


def test_outcomes_are_kept_by_interpreter(book, example):
    """A later matrix adds to an earlier one, and its word counts."""
    old, new = python("3.13.0"), python("3.14.1")
    first = {
        (example, old.key): Outcome(proven=["fork"]),
        (example, new.key): Outcome(failed=["fork"]),
    }
    keep(first, [old, new], [example], book.root)
    keep({(example, new.key): Outcome(proven=["spawn"])}, [new], [example], book.root)
    entry = read_matrix(book.root / MATRIX)["examples"]["processes/join"]

    assert entry["proven"] == {old.key: ["fork"], new.key: ["spawn"]}
    assert entry["failed"] == {}
    assert set(read_matrix(book.root / MATRIX)["interpreters"]) == {old.key, new.key}


def test_what_was_proven_of_another_script_goes(book, example):
    one = python()
    keep({(example, one.key): Outcome(proven=["fork"])}, [one], [example], book.root)
    book.script("processes/join", "print('another')\n")
    keep({}, [], [example], book.root)
    kept = read_matrix(book.root / MATRIX)

    assert kept["examples"]["processes/join"]["proven"] == {}
    assert kept["interpreters"] == {}


def test_why_an_example_was_skipped_is_kept(book, example):
    one = python()
    outcome = Outcome(skipped="needs Python >=3.15")
    keep({(example, one.key): outcome}, [one], [example], book.root)
    text = (book.root / MATRIX).read_text("utf-8")

    assert json.loads(text)["examples"]["processes/join"]["skipped"] == {
        one.key: "needs Python >=3.15"
    }


def test_what_was_changed_by_hand_is_not_kept(book, example):
    """So that the matrix itself is the cure."""
    one = python()
    keep({(example, one.key): Outcome(proven=["own"])}, [one], [example], book.root)
    file = book.root / MATRIX
    file.write_text(file.read_text("utf-8").replace("3.14", "3.13"), "utf-8")
    keep({}, [], [example], book.root)

    assert read_matrix(file)["examples"]["processes/join"]["proven"] == {}


def test_each_example_that_is_named_is_there(book, example, monkeypatch):
    """Beside another one, too: nothing of what was asked is left out in silence."""
    monkeypatch.setattr(sys, "argv", ["matrix", "processes/join", "processes/jion"])
    monkeypatch.setattr(matrix, "ROOT", book.root)

    with pytest.raises(SystemExit, match="jion'; is it one of processes/join"):
        matrix.main()


@pytest.mark.parametrize("measured", [True, False], ids=["measured", "kept"])
def test_a_matrix_that_is_measured_keeps_nothing(
    book, example, monkeypatch, capsys, measured: bool
):
    """What it gave is written where `make stress` wants it, and the pages stay."""
    file = book.root / "results.json"
    arguments = ["processes/join", *([f"--results={file}"] if measured else [])]
    monkeypatch.setattr(sys, "argv", ["matrix", *arguments])
    monkeypatch.setattr(matrix, "ROOT", book.root)
    monkeypatch.setattr(matrix, "find", lambda: [interpreters.ask(sys.executable)])
    monkeypatch.setattr(matrix, "find_browser", list)

    assert matrix.main() == 0
    assert (book.root / MATRIX).exists() is not measured
    assert file.exists() is measured
    if measured:
        [result] = json.loads(file.read_text("utf-8"))
        assert result["example"].startswith("processes/join on 3.")
        assert result["breaches"] == result["late"] == []


def test_a_matrix_of_no_interpreter_says_so(book, example, monkeypatch):
    """In place of a table of nothing, which would look as if all had been proven."""
    monkeypatch.setattr(sys, "argv", ["matrix", "--browser"])
    monkeypatch.setattr(matrix, "ROOT", book.root)
    monkeypatch.setattr(matrix, "find_browser", list)

    with pytest.raises(SystemExit, match="no Chromium on this machine"):
        matrix.main()


# What can have been kept

LINUX = "3.14.1 Linux x86_64"
WAYS = ["fork", "spawn", "forkserver"]
IMPOSSIBLE = {
    "a Python that is too old": ({"3.9.18 Linux x86_64": WAYS}, {}, {}),
    "a Python of another age": ({"2.7.18 Linux x86_64": WAYS}, {}, {}),
    "free-threaded too early": ({"3.12.1t Linux x86_64": WAYS}, {}, {}),
    "no system": ({"3.14.1 Amiga m68k": WAYS}, {}, {}),
    "a run on Linux for one on Windows": ({"3.14.1 Windows AMD64": WAYS}, {}, {}),
    "proven, and failed": ({LINUX: WAYS}, {LINUX: ["spawn"]}, {}),
    "one of three": ({LINUX: ["fork"]}, {}, {}),
    "one twice": ({LINUX: [*WAYS, "fork"]}, {}, {}),
    "what there is not": ({LINUX: ["fork", "spawn", "thread"]}, {}, {}),
    "run, and skipped": ({LINUX: WAYS}, {}, {LINUX: "needs windows"}),
    "skipped, where it can run": ({}, {}, {LINUX: "needs windows"}),
}
POSSIBLE = {
    "all proven": ({LINUX: WAYS}, {}, {}),
    "one failed": ({LINUX: ["fork", "spawn"]}, {LINUX: ["forkserver"]}, {}),
    "free-threaded": ({"3.13.5t Linux x86_64": WAYS}, {}, {}),
    "on Windows": ({"3.14.1 Windows AMD64": ["spawn"]}, {}, {}),
    "in a browser": ({"3.14.2 Emscripten wasm32": ["spawn"]}, {}, {}),
    "not in a browser": ({}, {}, {"3.14.2 Emscripten wasm32": "A browser cannot."}),
}


@pytest.fixture
def wrong(book):
    """What is wrong with outcomes of a script that starts a process."""
    book.script("processes/join", PROCESS)
    book.page("processes", book.example("processes/join"))
    examples = book.read().examples

    def wrong(proven, failed, skipped, source: str = PROCESS):
        keep({}, [], examples, book.root)
        kept = read_matrix(book.root / MATRIX)
        outcomes = {"proven": proven, "failed": failed, "skipped": skipped}
        entry = add_seal(kept["examples"]["processes/join"] | outcomes)
        book.script("processes/join", source)
        kept["examples"]["processes/join"] = entry
        return list(find_faults(kept, examples, book.root))

    return wrong


@pytest.mark.parametrize("outcomes", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_no_matrix_can_have_written_is_told(wrong, outcomes):
    """Though its seal is right, as it is of a matrix that was changed itself."""
    [fault] = wrong(*outcomes)

    assert fault.startswith("docs/matrix.json: processes/join: ")
    assert fault.endswith("; run: make matrix processes/join")


@pytest.mark.parametrize("outcomes", POSSIBLE.values(), ids=POSSIBLE)
def test_what_a_matrix_can_write_is_sound(wrong, outcomes):
    assert wrong(*outcomes) == []


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ('needs(os="windows")', "needs windows, this is Linux"),
        ('needs(packages="numpy")', "needs numpy: make extra installs what examples"),
        ("needs(cpus=8)", "needs 8 CPUs or Python >=3.13, this is 3.12.1 with 2"),
    ],
)
def test_what_was_skipped_could_not_run(book, mark, reason):
    """What a machine lacked, its packages and cores, nobody knows afterwards."""
    book.script("processes/join", PROCESS)
    book.page("processes", book.example("processes/join", mark))
    examples = book.read().examples
    one = python("3.12.1")
    outcomes = {(examples[0], one.key): Outcome(skipped=reason)}
    keep(outcomes, [one], examples, book.root)
    kept = read_matrix(book.root / MATRIX)

    assert list(find_faults(kept, examples, book.root)) == []


def test_what_was_proven_of_another_script_may_have_run_otherwise(wrong):
    """No page shows it."""
    assert wrong({LINUX: WAYS}, {}, {}, source=THREAD) == []


EXAMPLES = [
    example
    for file in sorted(ROOT.glob("docs/*.md"))
    for example in read_page(file, ROOT).examples
]


def test_what_is_kept_is_what_a_matrix_wrote():
    found = list(find_faults(read_matrix(ROOT / MATRIX), EXAMPLES, ROOT))

    assert not found, "\n".join(found)


# Where a recording can have been made

ON = {"python": "3.14.1", "gil": True, "system": "Linux", "start_method": "spawn"}
RECORDED = {
    "where it was proven": ({}, ""),
    "another patch release": (
        {"python": "3.14.2"},
        "was recorded on 3.14.2 Linux, on ",
    ),
    "another system": ({"system": "Windows"}, "was recorded on 3.14.1 Windows, on "),
    "without the GIL": ({"gil": False}, "was recorded on free-threaded 3.14.1 Linux"),
    "another start method": (
        {"start_method": "fork"},
        "was recorded on 3.14.1 Linux with fork, where the matrix proved it not",
    ),
}


@pytest.mark.parametrize(("facts", "said"), RECORDED.values(), ids=RECORDED)
def test_a_recording_is_of_a_python_that_ran_it(book, example, facts, said):
    one = python(version="3.14.1")
    outcomes = {(example, one.key): Outcome(proven=["spawn"], failed=["fork"])}
    keep(outcomes, [one], [example], book.root)
    run = Recording((), where=ON | facts)
    found = find_unproven(run, read_matrix(book.root / MATRIX), example, book.root)

    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_of_a_new_script_its_python_alone_is_known(book, example):
    one = python(version="3.14.1")
    keep({(example, one.key): Outcome(failed=["own"])}, [one], [example], book.root)
    book.script("processes/join", "print('another')\n")
    kept = read_matrix(book.root / MATRIX)

    assert find_unproven(Recording((), where=ON), kept, example, book.root) == ""


def test_the_book_was_recorded_where_it_was_proven():
    """And on no day to come."""
    kept, today = read_matrix(ROOT / MATRIX), date.today()
    pages = read_pages(ROOT)
    starts = [each.start for page in pages for each in page.exercises]
    examples = [*(e for page in pages for e in page.examples), *starts]
    shown = (each for each in examples if not is_waiting(each, ROOT))
    runs = {example: read_stored(example, ROOT) for example in shown}
    found = [
        f"{e.recording} {fault}; run: make matrix {e.name}, or make record {e.name}"
        for e, run in runs.items()
        if (fault := find_unproven(run, kept, e, ROOT))
    ]

    assert not found, "\n".join(found)
    assert all(date.fromisoformat(run.where["date"]) <= today for run in runs.values())


CHANGED = {
    "another Python": ('"3.14.10 Linux x86_64": [', '"3.14.9 Linux x86_64": ['),
    "what failed": ('"failed": {}', '"failed": {"3.15.2 Linux x86_64": ["fork"]}'),
    "one way less": ('"spawn", ', ""),
    "another day": ("2026-", "2025-"),
}


@pytest.mark.parametrize(("old", "new"), CHANGED.values(), ids=CHANGED)
def test_a_change_by_hand_is_seen(book, old, new):
    text = (ROOT / MATRIX).read_text("utf-8")
    changed = book.write(MATRIX, text.replace(old, new, 1))
    [fault] = find_faults(read_matrix(changed), EXAMPLES, ROOT)

    assert "was changed by hand; run: make matrix" in fault


def test_every_interpreter_that_is_kept_has_a_date():
    kept = read_matrix(ROOT / MATRIX)
    used = {
        key
        for entry in kept["examples"].values()
        for kind in ("proven", "failed", "skipped")
        for key in entry[kind]
    }

    assert used == set(kept["interpreters"])


def test_a_name_that_no_example_has_is_told():
    command = [sys.executable, "-m", "tools.matrix", "processes/ten_cals"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 1
    assert "'processes/ten_cals'; is it one of processes/ten_calls" in done.stderr
