"""What is stored belongs together: a recording that was changed by hand is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proof.judge.stored import digest, find_stale, read_recording
from proof.page.model import read_page
from proof.run.recording import Recording
from proof.run.seal import add_seal, is_sealed

ROOT = Path(__file__).parents[2]
PAGE = read_page(ROOT / "docs/processes.md", ROOT)
[TEN] = [e for e in PAGE.examples if e.name == "processes/ten_calls"]
[ONE] = [e for e in PAGE.examples if e.name == "processes/two_processes_join"]


def shorter(data: dict[str, Any]) -> None:
    for task in data["tasks"]:
        task["end"] = task["begin"] + (task["end"] - task["begin"]) / 3


def half_a_second(data: dict[str, Any]) -> None:
    data["span"] = 0.5


def other_workers(data: dict[str, Any]) -> None:
    for line in data["lines"]:
        line["lane"] = 0


def all_at_once(data: dict[str, Any]) -> None:
    for line in data["lines"]:
        line["at"] = 1.0


def renamed(data: dict[str, Any]) -> None:
    data["tasks"][0]["name"] = "other"


def one_more(data: dict[str, Any]) -> None:
    data["lanes"].append({"kind": "process", "process": 9, "name": "Process-9"})


def moved(data: dict[str, Any]) -> None:
    data["waits"][0]["end"] += 0.5


def elsewhere(data: dict[str, Any]) -> None:
    data["where"] |= {"python": "3.9.18", "system": "Windows", "date": "2020-01-01"}


def another_run(data: dict[str, Any]) -> None:
    drawn = Recording.from_json((ROOT / TEN.recording).read_text("utf-8"))
    data["tasks"] = json.loads(drawn.to_json())["tasks"]


def by_another_line(data: dict[str, Any]) -> None:
    data["tasks"][0]["lineno"] = 1


EDITS = (
    shorter,
    half_a_second,
    other_workers,
    all_at_once,
    renamed,
    one_more,
    moved,
    elsewhere,
    another_run,
    by_another_line,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_recording_that_was_changed_by_hand_is_seen(
    book, edit: Callable[[dict[str, Any]], None]
):
    """Whatever was changed, and though page and script still fit it."""
    source = (ROOT / ONE.script).read_text("utf-8")
    book.write(ONE.script, source)
    data = json.loads((ROOT / ONE.recording).read_text("utf-8"))
    file = book.write(ONE.recording, json.dumps(data))

    assert find_stale(ONE, book.root) == []

    edit(data)
    file.write_text(json.dumps(data), "utf-8")
    [breach] = find_stale(ONE, book.root)

    assert breach.text == (
        f"{ONE.recording} is no recording (it was changed by hand after it was "
        "recorded)"
    )


def test_a_recording_of_another_example_is_seen(book):
    """Its own seal is right, but it belongs to another script."""
    book.write(ONE.script, (ROOT / ONE.script).read_text("utf-8"))
    book.write(ONE.recording, (ROOT / TEN.recording).read_text("utf-8"))

    assert find_stale(ONE, book.root)


def test_a_recording_without_a_seal_is_none(book):
    data = json.loads((ROOT / ONE.recording).read_text("utf-8"))
    del data["seal"]
    file = book.write(ONE.recording, json.dumps(data))

    with pytest.raises(ValueError, match="changed by hand"):
        read_recording(file)


def test_a_recording_may_tell_the_lines_of_the_script():
    """One that was made before they were told is read as it was."""
    done = {"begin": 0.1, "end": 1.2, "lane": 0}
    told = {
        "lines": [{"at": 0.5, "lane": 0, "text": "done"}],
        "tasks": [{**done, "name": "runner"}],
        "waits": [{**done, "worker": "Process-1"}],
    }
    old = Recording.from_json(json.dumps(add_seal(told)))
    for row in (*told["lines"], *told["tasks"], *told["waits"]):
        row["lineno"] = 12
    new = Recording.from_json(json.dumps(add_seal(told)))

    assert {row.lineno for row in (*old.lines, *old.tasks, *old.waits)} == {None}
    assert {row.lineno for row in (*new.lines, *new.tasks, *new.waits)} == {12}
    assert Recording.from_json(new.to_json()) == new


def test_the_layout_of_a_file_is_free(book):
    """Line ends and indents are what a checkout or a tool makes of them."""
    text = (ROOT / ONE.recording).read_text("utf-8")
    file = book.write(ONE.recording, text.replace("\n ", "\r\n   "))

    assert read_recording(file).script == digest(ROOT / ONE.script)


def test_a_seal_is_of_all_the_rest():
    one = add_seal({"a": 1, "b": [2.5, "…"]})

    assert is_sealed(one)
    assert is_sealed(add_seal(one))
    assert not is_sealed(one | {"b": [2.5, "."]})
    assert not is_sealed(one | {"c": None})
    assert not is_sealed({"a": 1})
