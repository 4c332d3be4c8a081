"""Real scripts, watched as somebody would from a command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from watching import inheriting, running, until

from proof.watch.__main__ import Interrupts

ROOT = Path(__file__).parents[2]
WORKER = """\
import multiprocessing, sys

def work(number):
    print("worked on", number)

if __name__ == "__main__":
    process = multiprocessing.Process(target=work, args=(7,))
    process.start()
    process.join()
    print("given", *sys.argv[1:])
    print("told", input("Who? "))
    sys.exit(3)
"""
PATIENT = """\
from time import sleep

try:
    print("waiting", flush=True)
    sleep(60)
except KeyboardInterrupt:
    print("tidied up")
"""


NAMED = """\
from threading import Thread
from time import sleep

if __name__ == "__main__":
    thread = Thread(target=sleep, args=(0.1,), name="Zoë <b>, the reader")
    thread.start()
    thread.join()
"""


def begin(*arguments: str, folder: Path, encoding: str = "utf-8") -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "proof.watch", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_a_script_is_shown_as_it_ran(tmp_path):
    """Its output, its chart, its steps, its exit code; it gets what is typed."""
    (tmp_path / "mine.py").write_text(WORKER, "utf-8")
    watching = begin("mine.py", "--args", "a 'b c'", folder=tmp_path)
    shown, errors = watching.communicate("Ada\n", timeout=60)

    assert errors == ""
    assert "worked on 7\n" in shown
    assert "given a b c\n" in shown
    assert "told Ada\n" in shown
    assert "work(7)" in shown.partition("mine.py: ")[2]
    assert "joins process 1" in shown
    assert watching.returncode == 3
    assert "Exit code: 3" in (tmp_path / "mine.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-8", "Zoë …ader"), ("ascii", "Zo? ?ader")]
)
def test_a_worker_has_the_name_that_the_script_chose(tmp_path, encoding, shown):
    """In a terminal that lacks a letter of it too, and in the file whole."""
    (tmp_path / "mine.py").write_text(NAMED, "utf-8")
    watching = begin("mine.py", folder=tmp_path, encoding=encoding)
    told, errors = watching.communicate(timeout=60)

    assert errors == ""
    assert [line[:9] for line in told.splitlines()].count(shown) == 2
    assert "<title>thread Zoë &lt;b&gt;, the reader</title>" in (
        tmp_path / "mine.html"
    ).read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C ends the script there")
def test_ctrl_c_reaches_the_script(tmp_path):
    """Which ends as it does by itself, and is drawn all the same."""
    (tmp_path / "mine.py").write_text(PATIENT, "utf-8")
    watching = begin("mine.py", "--html", "drawn.html", folder=tmp_path)
    first = watching.stdout.readline()
    watching.send_signal(signal.SIGINT)
    shown, _ = watching.communicate(timeout=60)

    assert first == "waiting\n"
    assert shown.startswith("tidied up\n")
    assert "tidied up" in (tmp_path / "drawn.html").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows ends what a window had started")
def test_a_script_ends_with_its_terminal(tmp_path):
    """Which it would outlive, for its session is another one."""
    (tmp_path / "mine.py").write_text(f"import os\nprint(os.getpid())\n{PATIENT}")
    with inheriting(signal.SIGHUP, signal.SIG_DFL):
        watching = begin("mine.py", folder=tmp_path)
    number = int(watching.stdout.readline())
    watching.stdout.readline()
    watching.send_signal(signal.SIGHUP)
    _, told = watching.communicate(timeout=60)

    assert until(lambda: not running(number))
    assert told == "The script was ended, and nothing is written\n"
    assert not (tmp_path / "mine.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no nohup")
def test_a_script_may_be_told_to_outlive_its_terminal(tmp_path):
    (tmp_path / "mine.py").write_text(PATIENT, "utf-8")
    with inheriting(signal.SIGHUP, signal.SIG_IGN):
        watching = begin("mine.py", folder=tmp_path)
    watching.stdout.readline()
    watching.send_signal(signal.SIGHUP)
    watching.send_signal(signal.SIGINT)
    shown, _ = watching.communicate(timeout=60)

    assert shown.startswith("tidied up\n")


def test_ctrl_c_reaches_a_script_that_is_being_started():
    """As soon as there is one; the next one ends it."""
    told: list[str] = []
    members = SimpleNamespace(kill=lambda: told.append("kill"))
    run = SimpleNamespace(interrupt=lambda: told.append("interrupt"), members=members)
    interrupts = Interrupts()
    interrupts(signal.SIGINT, None)
    interrupts.reach(run)
    interrupts(signal.SIGINT, None)

    assert told == ["interrupt", "kill"]


@pytest.mark.parametrize("early", [True, False])
def test_what_ends_the_watching_ends_the_script(early: bool):
    """One that is being started, too, as soon as there is one."""
    told: list[str] = []
    members = SimpleNamespace(kill=lambda: told.append("kill"))
    run, interrupts = SimpleNamespace(members=members), Interrupts()
    if not early:
        interrupts.reach(run)
    interrupts(signal.SIGTERM, None)
    if early:
        interrupts.reach(run)

    assert told == ["kill"]
    assert interrupts.ended


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators")
def test_a_python_may_be_named_from_here(tmp_path):
    """Although a script runs in its own folder."""
    (tmp_path / "python").symlink_to(sys.executable)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "mine.py").write_text("print('done')\n", "utf-8")
    arguments = "scripts/mine.py", "--python", "./python"
    watching = begin(*arguments, folder=tmp_path)
    shown, errors = watching.communicate(timeout=60)

    assert (watching.returncode, errors) == (0, "")
    assert "done\n" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.py"], "there is no file none.py"),
        (["mine.py", "--python", "no-such-python"], "does not start as a Python"),
    ],
)
def test_what_cannot_be_watched_is_told_in_a_line(tmp_path, arguments, told):
    (tmp_path / "mine.py").write_text("print('done')\n", "utf-8")
    watching = begin(*arguments, folder=tmp_path)
    _, errors = watching.communicate(timeout=60)

    assert told in errors
    assert "Traceback" not in errors
    assert not (tmp_path / "mine.html").exists()
