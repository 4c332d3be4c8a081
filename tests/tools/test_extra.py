"""Other Pythons get what examples import, each in an environment of its own."""

from __future__ import annotations

import sys

import pytest

from proof.run import interpreters
from proof.run.interpreters import Interpreter
from tools import extra


@pytest.fixture
def called(tmp_path, monkeypatch):
    """The commands that are called, the last of which fails for a Python `old`."""
    commands = []

    def call(command, cwd=None):
        commands.append(command)
        (tmp_path / "3.14-Linux-x86_64").mkdir(exist_ok=True)
        return int("old" in str(command))

    monkeypatch.setattr(extra, "EQUIPPED", tmp_path)
    monkeypatch.setattr(extra.subprocess, "call", call)
    return commands


def python(path: str) -> Interpreter:
    about = {"python": "3.14", "gil": True, "system": "Linux", "machine": "x86_64"}
    return Interpreter(path, about)


def test_a_python_gets_an_environment_with_what_is_locked(called, tmp_path):
    assert extra.equip(["uv"], python("new"))

    make, install = called
    assert make[-3:] == ["--python", "new", str(tmp_path / "3.14-Linux-x86_64")]
    assert set(extra.EXTRA) < set(install)


def test_one_that_cannot_have_it_gets_nothing(called, tmp_path, capsys):
    """Half of it would be found, and would fail."""
    assert not extra.equip(["uv"], python("old"))

    assert not list(tmp_path.iterdir())
    assert capsys.readouterr().out == "3.14 Linux x86_64 cannot have them\n"


def test_every_other_python_is_equipped_anew(called, tmp_path, monkeypatch):
    """From what each is made of, so without what an earlier call has made."""
    (tmp_path / "stale").mkdir()
    found = [python("new"), python(sys.executable)]
    monkeypatch.setattr(
        extra, "find", lambda: [*found, *map(python, map(str, tmp_path.glob("*")))]
    )
    monkeypatch.setattr(extra, "choose", lambda found, ranges: found)

    assert extra.list_wanted(["all"], True) == [python("new")]


def test_one_that_is_named_and_fails_is_a_failure(called, monkeypatch):
    """Where every Python was meant, some may go without."""
    monkeypatch.setattr(extra, "ask", python)
    monkeypatch.setattr(extra, "list_wanted", lambda asked, every: [python("old")])

    assert (extra.main("uv", "old"), extra.main("uv", "all")) == (1, 0)


def test_what_is_made_is_where_pythons_are_looked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(interpreters, "EQUIPPED", tmp_path)
    (tmp_path / "3.14-Linux-x86_64/bin").mkdir(parents=True)
    made = tmp_path / "3.14-Linux-x86_64/bin/python"
    made.touch()

    assert str(made) in list(interpreters.find_installed())
    assert interpreters.is_equipped(python(str(made)))
