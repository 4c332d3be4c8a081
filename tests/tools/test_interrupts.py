"""Ctrl-C while a real target of the Makefile is at work, in a checkout of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from watching import until

from tools import environment

ROOT = Path(__file__).parents[2]
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=b"]
SOON = 5.0  # seconds

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the terminals of POSIX")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's files as they are, committed, with the packages of this .venv."""
    if Path(sys.prefix) != environment.VENV:
        pytest.skip("needs the .venv that make sets up")
    folder = tmp_path / "checkout"
    listing = [*GIT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(
        listing, cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in filter(None, files.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "--message=all"]):
        subprocess.run([*GIT, *command], cwd=folder, check=True)
    (folder / ".venv").mkdir()
    for entry in environment.VENV.iterdir():
        if entry.name != "ready":
            (folder / ".venv" / entry.name).symlink_to(entry)
    monkeypatch.setattr(environment, "ROOT", folder)
    monkeypatch.setattr(environment, "VENV", folder / ".venv")
    stamp = environment.describe_wanted()
    (folder / ".venv/ready").write_text(stamp, "utf-8")
    return folder


def at_work(folder: Path) -> list[str]:
    """The commands of all processes whose folder lies there."""
    found = []
    for process in psutil.process_iter():
        try:
            if Path(process.cwd()).is_relative_to(folder):
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue  # it has ended, or is somebody else's
    return found


TARGETS = {
    "test": (["test", "args=docs"], "examples/"),
    "record": (["record", "example=processes/ten_calls"], "examples/"),  # long enough
    "serve": (["serve", "port=0"], "mkdocs serve"),
}


@pytest.mark.parametrize(("arguments", "sign"), TARGETS.values(), ids=TARGETS)
def test_an_interrupted_target_ends_at_once(checkout: Path, arguments, sign):
    """It leaves no process, and the checkout as it was."""
    make = subprocess.Popen(
        ["make", f"PYTHON={sys.executable}", *arguments],
        cwd=checkout,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    began = until(lambda: any(sign in command for command in at_work(checkout)))
    time.sleep(0.5)
    since = time.monotonic()
    os.killpg(make.pid, signal.SIGINT)
    make.wait(60)
    seconds = time.monotonic() - since
    changed = subprocess.run(
        [*GIT, "status", "--porcelain"], cwd=checkout, capture_output=True, text=True
    )

    assert began
    assert seconds < SOON
    assert make.returncode != 0
    assert until(lambda: not at_work(checkout), SOON), at_work(checkout)
    assert changed.stdout == ""
