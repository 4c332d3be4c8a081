"""Set-up: it is made once, redone when it must be, and each failure names its cure."""

import ast
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(environment.__file__)
CALL = "import runpy; runpy.run_path('tools/environment.py', run_name='__main__')"

posix = pytest.mark.skipif(
    os.name != "posix" or not find_spec("ensurepip"),
    reason="needs shell scripts, signals to a group, and ensurepip",
)
needs_make = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("make"), reason="needs make"
)


@pytest.fixture
def project(tmp_path):
    """A project that needs no packages, whose mkdocs serves until it is interrupted."""
    (tmp_path / "tools").mkdir()
    shutil.copy(SOURCE, tmp_path / "tools")
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "browser").mkdir()
    (tmp_path / "browser/package-lock.json").touch()
    (tmp_path / "mkdocs.py").write_text(
        "import time\n"
        "try:\n"
        "    print('serving', flush=True)\n"
        "    time.sleep(60)\n"
        "except KeyboardInterrupt:\n"
        "    print('good-bye')\n"
    )
    return tmp_path


def start(project, *arguments, pretend="", **variables):
    """Start environment.py in a group of its own, after a line of Python."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys; {pretend}\n{CALL}", *arguments],
        cwd=project,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def failure(project, *arguments, **options):
    """What a failing call writes to standard error."""
    process = start(project, *arguments, **options)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "Traceback" not in errors
    return errors


def test_an_old_python_is_told_how_to_name_a_newer_one(project):
    """One line, from a Python that cannot run the rest."""
    old = "sys.version_info = (3, 8, 18, 'final', 0)"

    line = failure(project, "serve", pretend=old)

    assert len(line.splitlines()) == 1
    assert "this is 3.8" in line
    assert "make PYTHON=python3.12 serve" in line


def test_an_old_python_can_read_the_file():
    """The syntax is that of the oldest Python that this one can still judge."""
    assert ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 7))


@posix
def test_a_python_that_makes_no_venv_says_why(project):
    """As Debian's does without its venv package; nothing is left behind."""
    write_program(project / "bin/python", "echo apt install python3-venv >&2; exit 1")
    python = f"sys.executable = {str(project / 'bin/python')!r}"

    said = failure(project, "site", pretend=python)

    assert said.startswith("apt install python3-venv\n")
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("port", ["taken", "http", "99999999"])
def test_a_port_that_cannot_be_used_is_named_with_another(project, port):
    """Before anything is set up or built."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = port.replace("taken", str(server.getsockname()[1]))

        line = failure(project, "serve", port)

    assert f"Port {port}" in line
    assert "make serve port=8001" in line
    assert not (project / ".venv").exists()


@posix
def test_a_pip_that_finds_nothing_leaves_nothing_behind(project):
    """Without a network the reason is pip's own, and no half-made .venv is left."""
    reason = "ERROR: No matching distribution found for mkdocs"
    python = python_whose_pip(project, f"echo {reason} >&2\nexit 1")

    said = failure(project, "site", pretend=python)

    assert said == f"{reason}\npip failed; is there a network?\n"
    assert not (project / ".venv").exists()


def test_an_unknown_target_is_refused(project):
    assert "There is no target sevre" in start(project, "sevre").communicate()[1]


@posix
def test_an_interrupted_set_up_leaves_nothing_behind(project):
    """Ctrl-C while pip is at work ends with a line, not with a traceback."""
    python = python_whose_pip(project, "touch at_work\nsleep 60")

    process = start(project, "site", pretend=python)
    while not (project / "at_work").exists() and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)

    assert process.returncode == 1
    assert errors == "\nInterrupted: the next call starts anew\n"
    assert not (project / ".venv").exists()


def python_whose_pip(project, script):
    """Pretend to be a Python that makes virtual environments with such a pip."""
    pip, python = project / "bin/pip", project / "bin/python"
    write_program(pip, script)
    write_program(python, f'mkdir -p "$4/bin" && cp "{pip}" "$4/bin/python"')
    return f"sys.executable = {str(python)!r}"


@posix
def test_a_served_book_is_set_up_once_and_ends_cleanly(project):
    """The first call makes a real .venv, the second starts at once."""
    printed, errors = serve_and_interrupt(project)

    assert [line[:14] for line in printed] == [
        "Setting up .ve",
        "npm could not ",
        *SERVED,
    ]
    assert errors == ""

    printed, errors = serve_and_interrupt(project)

    assert [line[:14] for line in printed] == SERVED
    assert errors == ""


SERVED = ["The book will ", "serving", "good-bye"]


def serve_and_interrupt(project):
    """What a call to serve prints if Ctrl-C is pressed once it serves."""
    process = start(project, "serve", "0", PYTHONUNBUFFERED="1")
    printed = []
    for line in process.stdout:
        printed.append(line)
        if line == "serving\n":
            break
    os.killpg(process.pid, signal.SIGINT)
    rest, errors = process.communicate(timeout=30)

    assert process.returncode == 0
    return "".join([*printed, rest]).splitlines(), errors


class SetUp:
    """A set-up whose commands only leave traces."""

    def __init__(self, folder, monkeypatch):
        self.folder = folder
        self.commands = []
        self.put(monkeypatch, folder)
        monkeypatch.setattr(environment, "attempt", self.attempt)
        monkeypatch.setattr(environment, "fetch", self.fetch)
        self.fetched, self.reached = 0, True

    @staticmethod
    def put(monkeypatch, folder):
        monkeypatch.setattr(environment, "ROOT", folder)
        monkeypatch.setattr(environment, "VENV", folder / ".venv")
        monkeypatch.setattr(environment, "STAMP", folder / ".venv/ready")
        monkeypatch.setattr(environment, "BROWSER", folder / "browser")
        monkeypatch.setattr(environment, "FETCHED", folder / ".venv/fetched")

    def attempt(self, problem, *command):
        self.commands.append(command)
        environment.VENV.mkdir(exist_ok=True)

    def fetch(self, python):
        """Leave half of what was to be fetched behind, if npm is not reached."""
        self.fetched += 1
        (environment.BROWSER / "node_modules").mkdir(exist_ok=True)
        return 0 if self.reached else 1

    def again(self):
        """Whether another call sets up anew."""
        self.commands.clear()
        environment.set_up()
        return bool(self.commands)


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A set-up that was made, from an empty lock file."""
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "requirements-examples.txt").touch()
    (tmp_path / "browser").mkdir()
    (tmp_path / "browser/package-lock.json").touch()
    made = SetUp(tmp_path, monkeypatch)

    assert made.again()
    return made


def test_a_set_up_is_made_once(made):
    assert not made.again()


def test_a_set_up_follows_the_lock_file(made):
    (made.folder / "requirements.txt").write_text("# changed\n")

    assert made.again()
    assert not made.again()


def test_what_runs_in_a_browser_is_fetched_once(made):
    """Again after its lock file has changed, and then nothing else is made anew."""
    assert (made.again(), made.fetched) == (False, 1)

    (made.folder / "browser/package-lock.json").write_text("{}\n")

    assert (made.again(), made.fetched) == (False, 2)
    assert (made.again(), made.fetched) == (False, 2)
    assert (made.folder / "browser/node_modules").exists()


def test_a_set_up_goes_on_without_npm(made, capsys):
    """It says so in a line, leaves no half of it, and does not ask at each call."""
    made.reached = False
    (made.folder / "browser/package-lock.json").write_text("{}\n")

    assert (made.again(), made.again(), made.fetched) == (False, False, 2)
    assert not (made.folder / "browser/node_modules").exists()
    assert capsys.readouterr().out == f"{environment.WITHOUT_RUN}\n"


@pytest.mark.parametrize("fact", ["version", "base_prefix"])
def test_a_set_up_follows_the_python_that_is_asked_for(made, monkeypatch, fact):
    """Another version, or one in another place because the first has gone."""
    monkeypatch.setattr(sys, fact, "another")

    assert made.again()


def test_a_set_up_that_was_moved_is_made_anew(made, monkeypatch):
    """The scripts of a virtual environment hold its path."""
    moved = made.folder.with_name("moved")
    made.folder.rename(moved)
    made.put(monkeypatch, moved)

    assert made.again()


def test_half_a_set_up_is_never_used(made):
    """One that was killed left files, but no stamp."""
    environment.STAMP.unlink()

    assert made.again()
    assert "--clear" in made.commands[0]


def test_a_lock_does_not_touch_the_set_up(made, monkeypatch):
    """It works without requirements.txt too, with a uv of its own for the time."""
    (made.folder / "requirements.txt").unlink()
    made.commands.clear()
    before = environment.STAMP.read_text("utf-8")
    monkeypatch.setattr(environment, "run", lambda *c: made.commands.append(c) or 0)

    environment.main("lock")

    venv, pip, *locks = made.commands
    assert pip[-1] == "uv"
    assert [lock[1:4] for lock in locks] == [("-m", "uv", "pip")] * 2
    written = [lock[-2] for lock in locks]
    assert written == [environment.LOCKED[-1], environment.EXTRA[-1]]
    assert str(environment.VENV) not in str(made.commands)
    assert not Path(venv[-1]).exists()
    assert environment.STAMP.read_text("utf-8") == before


@pytest.mark.parametrize("others", [(), ("all",)])
def test_what_examples_import_is_installed_when_asked(made, monkeypatch, others):
    """Into .venv, and by a uv of its own for the time for other Pythons."""
    made.commands.clear()
    monkeypatch.setattr(environment, "run", lambda *c: made.commands.append(c) or 0)

    assert environment.main("extra", *others) == 0

    extra, *rest = made.commands
    assert extra[0] == environment.get_python(environment.VENV)
    assert extra[-3:] == tuple(environment.EXTRA)
    last = [command[-1] for command in rest]
    assert last == ([rest[0][-1], "uv", "all"] if others else [])
    assert not made.again()


def test_a_set_up_cannot_renew_itself(made, monkeypatch):
    """The Python that runs would be deleted under itself."""
    (made.folder / "requirements.txt").write_text("# changed\n")
    monkeypatch.setattr(sys, "prefix", str(environment.VENV))

    with pytest.raises(SystemExit, match="deactivate"):
        made.again()


@pytest.mark.parametrize("failing", ["check", "--check", "mypy", "pytest", "none"])
def test_one_failure_fails_the_test_target(monkeypatch, failing):
    """All of it runs, and pytest last, so that its summary is what one sees."""
    ran = []
    monkeypatch.setattr(environment, "set_up", lambda: "python")
    monkeypatch.setattr(
        environment,
        "run",
        lambda *command: ran.append(command[2:]) or int(failing == command[-1]),
    )

    code = environment.main("test")

    assert code == (0 if failing == "none" else 1)
    style = [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)]
    assert ran == [*style, ("pytest",)]


@pytest.mark.parametrize("failing", ["check", "none"])
def test_what_the_style_forbids_is_not_recorded(monkeypatch, failing):
    """Scripts are formatted first: what is edited later is recorded once more."""
    ran = []
    monkeypatch.setattr(environment, "set_up", lambda: "python")
    monkeypatch.setattr(
        environment, "run", lambda *c: ran.append(c[2:]) or int(failing in c)
    )

    code = environment.main("record", "futures/a")

    assert code == (0 if failing == "none" else 1)
    assert [command[:2] for command in ran[:2]] == [
        ("ruff", "format"),
        ("ruff", "check"),
    ]
    record = ("pytest", "docs", "--record", "futures/a")
    assert ran[2:] == ([record] if failing == "none" else [])


def test_a_process_that_a_signal_ends_is_a_failure():
    """Popen gives it a negative code, which a maximum would lose."""
    killed = "import os; os.abort()"

    assert environment.run(sys.executable, "-c", killed) > 0


def test_python_variables_of_the_caller_do_not_matter(monkeypatch):
    """PYTHONOPTIMIZE alone would remove every assertion."""
    monkeypatch.setenv("PYTHONOPTIMIZE", "1")
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setenv("LANG", "C")

    kept = environment.make_environment()

    assert [name for name in kept if name.startswith("PYTHON")] == []
    assert kept["LANG"] == "C"
    assert kept["PATH"].startswith(str(environment.VENV))


def test_make_and_the_script_have_the_same_targets():
    """What `make` lists is what it has, each in one line."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^(\w+): *; \$\(RUN\)(.*)$", makefile, re.MULTILINE)
    named = re.search(r"^TARGETS = (.*)$", makefile, re.MULTILINE)[1].split()

    assert [name for name, _ in targets] == ["help", *environment.TARGETS] == named
    assert all(call.split()[:1] in ([], [name]) for name, call in targets)


@needs_make
def test_make_without_a_python_says_how_to_name_one(project):
    done = make(project, "serve")

    assert done.returncode == 2
    assert "make PYTHON=python3.12 serve" in done.stderr
    assert "Traceback" not in done.stderr


@needs_make
@pytest.mark.parametrize("target", [[], ["help"]])
def test_make_passes_over_a_python_that_is_too_old(project, target):
    """And lists its targets, if it is given none."""
    write_program(project / "bin/python3", "exit 1")
    write_program(project / "bin/python3.12", f'exec "{sys.executable}" "$@"')

    done = make(project, *target)

    assert done.returncode == 0, done.stderr
    assert [
        name for name in environment.TARGETS if f"  {name} " in done.stdout
    ] == list(environment.TARGETS)


ASKED = {
    "record": "",
    "record futures/a": "futures/a",
    "record example=futures/a": "futures/a",
    "record futures/a futures/b": "futures/a futures/b",
    "record examples/futures/a.py": "examples/futures/a.py",
    "record all": "all",
    "record jion python=p": "jion --python p",
    "mutants futures/a": "futures/a",
    "matrix futures/a": "futures/a",
}


@needs_make
@pytest.mark.parametrize("call", ASKED)
def test_make_takes_a_word_for_an_example(project, call):
    """Whether or not `example=` is before it, and one that no page runs too."""
    write_program(project / "bin/python3", 'test "$1" = -c || echo "$@"')
    example = project / "examples/futures/a.py"
    example.parent.mkdir(parents=True)
    example.touch()

    done = make(project, *call.split())

    script, _, asked = done.stdout.strip().partition(" ")
    assert done.returncode == 0, done.stderr
    assert script == "tools/environment.py"
    assert asked == f"{call.split()[0]} {ASKED[call]}".strip()


@needs_make
def test_make_refuses_a_word_for_what_takes_none(project):
    """A misspelt target above all."""
    write_program(project / "bin/python3", "exit 0")

    assert make(project, "sevre").returncode == 2
    assert make(project, "lint", "futures/a").returncode == 2


def write_program(path, script):
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def make(project, *arguments):
    """Call make where no programs are but those in the project's bin/."""
    return subprocess.run(
        [shutil.which("make"), *arguments],
        cwd=project,
        env={"PATH": str(project / "bin")},
        capture_output=True,
        text=True,
    )
