"""The file that `watch` writes: everything is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from proof.run.recording import Lane, Line, Recording, Task
from proof.watch.sheet import Watched, draw_sheet

WHERE = {
    "implementation": "CPython",
    "python": "3.14.0",
    "system": "Linux",
    "cores": 2,
    "date": "2026-01-02",
}
LANES = Lane("main", 0, "MainThread"), Lane("process", 1, "Process-1")


def make_watched(name: str, span: float, **facts) -> Watched:
    lines, tasks = (Line(span, 0, "<done>"),), (Task(0.0, span, 1, "work", "7"),)
    run = Recording(lines, tasks, lanes=LANES, span=span, where=WHERE, **facts)
    return Watched(
        Path("/nowhere/project") / name, ["--fast"], "print('<done>')\n", run
    )


def test_the_file_needs_no_other():
    sheet = draw_sheet([make_watched("one.py", 2.0)])

    assert not re.findall(r"<(?:link|img|iframe)|\ssrc=|url\(['\"]?http|@import", sheet)


def test_code_output_and_timeline_are_in_it():
    sheet = draw_sheet([make_watched("one.py", 2.0)])

    assert sheet.startswith("<!doctype html>")
    assert "&lt;done&gt;" in sheet
    assert "<done>" not in sheet
    assert 'aria-label="Timeline of one.py"' in sheet
    assert "Arguments: --fast" in sheet
    assert "Recorded on CPython 3.14.0, Linux, 2 cores, 2 January 2026" in sheet


def test_lanes_and_lines_have_the_names_that_the_script_chose():
    """As text, whatever they hold."""
    one = make_watched("one.py", 2.0)
    lanes = (LANES[0], Lane("process", 1, "<b>Ada"))
    lines = (Line(1.0, 1, "hello"),)
    sheet = draw_sheet([replace(one, run=replace(one.run, lines=lines, lanes=lanes))])

    assert "<title>process &lt;b&gt;Ada</title>" in sheet
    assert ">&lt;b&gt;Ada</text>" in sheet
    assert 'data-by="process &lt;b&gt;Ada"' in sheet
    assert "<b>Ada" not in sheet


def test_of_the_folder_only_its_name_is_told():
    sheet = draw_sheet([make_watched("one.py", 2.0)])

    assert ">project<" in sheet
    assert "/nowhere" not in sheet


def test_a_bad_exit_code_is_told():
    assert "Exit code: 3" in draw_sheet([make_watched("one.py", 2.0, exit_code=3)])
    assert "Exit code" not in draw_sheet([make_watched("one.py", 2.0)])


def test_two_scripts_stand_on_one_axis():
    """That of the longer one; alone, each has its own."""
    sheet = draw_sheet([make_watched("one.py", 1.5), make_watched("two.py", 4.0)])

    axes = re.findall(r'data-seconds="([\d.]+)"', sheet)
    assert axes == ["4.16", "4.16", "1.56", "4.16"]


def test_no_id_is_given_twice():
    sheet = draw_sheet([make_watched("one.py", 1.5), make_watched("two.py", 4.0)])

    ids = re.findall(r' id="([^"]+)"', sheet)
    assert len(ids) == len(set(ids)) > 4
