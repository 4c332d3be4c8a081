"""Accepting a run: page and recording change together, and nothing else does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from proof.judge import accept, files
from proof.run.recording import Line, Recording

PAGE = "docs/processes.md"
STORED = "docs/recordings/processes/join.json"


def ran(*texts: str) -> Recording:
    """A run that printed these lines."""
    lines = (Line(i / 10, 0, text) for i, text in enumerate(texts))
    return Recording(tuple(lines), where={"python": "3.13.1"}, script="digest")


def contents(root: Path) -> dict[str, str]:
    """Every file under a folder, hidden ones too, with its text."""
    files = (file for file in root.rglob("*") if file.is_file())
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files
    }


@pytest.fixture
def join(book):
    """An example on a page between words, beside another page."""
    book.script("processes/join")
    text = f"# Processes\n\nRun it:\n\n{book.example('processes/join')}\nSo — it ran.\n"
    book.page("processes", text)
    book.page("futures", "# Futures\n")
    return book.read().examples[0]


# What is written


def test_only_the_lines_of_the_transcript_change(book, join):
    """Every other character of the book stays as it was."""
    before = contents(book.root)

    changed = accept.accept(join, ran("start", "", "  ready"), book.root)

    after = contents(book.root)
    assert changed
    assert after.pop(PAGE) == before.pop(PAGE).replace("done\n", "start\n\n  ready\n")
    assert after.pop(STORED)
    assert after == before


def test_the_run_is_stored_beside_the_page(book, join):
    """The recording that is read back is the run that was accepted."""
    run = ran("ready — so")

    accept.accept(join, run, book.root)

    stored = (book.root / STORED).read_text("utf-8")
    assert Recording.from_json(stored) == run


def test_a_run_that_prints_the_same_changes_no_page(book, join):
    """The page stays, the recording is new."""
    before = contents(book.root)

    changed = accept.accept(join, ran("done"), book.root)

    after = contents(book.root)
    assert not changed
    assert after.pop(STORED)
    assert after == before


GROWN = {
    "an empty transcript is filled": ("", ["a", "b"]),
    "a transcript is emptied": ("a\nb\n", []),
    "a transcript grows": ("a\n", ["a", "b", "c"]),
    "a transcript shrinks": ("a\nb\nc\n", ["c"]),
    "a blank line stays": ("a\n", ["a", "", "b"]),
}


@pytest.mark.parametrize(("prints", "texts"), GROWN.values(), ids=GROWN)
def test_a_transcript_of_any_length(book, prints, texts):
    """However many lines there were, the page then has those of the run."""
    book.script("processes/join")
    book.page("processes", book.example("processes/join", prints=prints))

    accept.accept(book.read().examples[0], ran(*texts), book.root)

    page = book.read()
    assert book.problems() == []
    assert page.examples[0].lines == texts


def test_the_second_example_after_the_first_grew(book):
    """Examples that were read before the page changed are found again in it."""
    names = ["processes/join", "processes/pool"]
    for name in names:
        book.script(name)
    book.page("processes", "\n".join(map(book.example, names)))
    first, second = book.read().examples

    accept.accept(first, ran("a", "b", "c"), book.root)
    accept.accept(second, ran("x", "y"), book.root)

    page = book.read()
    assert book.problems() == []
    assert [example.lines for example in page.examples] == [["a", "b", "c"], ["x", "y"]]


def test_a_transcript_in_a_tab_keeps_its_indent(book):
    """Lines in a tab are written as far in as their block stands."""
    lines = book.example("processes/join").splitlines()
    book.script("processes/join")
    book.page("processes", "".join(f"    {line}\n" for line in lines))

    accept.accept(book.read().examples[0], ran("a", " b"), book.root)

    written = (book.root / PAGE).read_text("utf-8")
    assert "    ```text\n    a\n     b\n    ```\n" in written
    assert book.read().examples[0].lines == ["a", " b"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_a_page_keeps_its_mode(book, join, mode):
    """Who may read and write a page does not change; a new file is for all."""
    (book.root / PAGE).chmod(mode)

    accept.accept(join, ran("ready"), book.root)

    assert (book.root / PAGE).stat().st_mode & 0o777 == mode
    assert (book.root / STORED).stat().st_mode & 0o777 == 0o644


# What is refused


def test_a_page_that_no_longer_runs_the_example_is_left_alone(book, join):
    """An example that was taken off its page meanwhile is not written."""
    book.page("processes", "# Processes\n")
    before = contents(book.root)

    with pytest.raises(ValueError, match="no longer runs examples/processes/join"):
        accept.accept(join, ran("ready"), book.root)

    assert contents(book.root) == before


@pytest.mark.parametrize("text", ["```", "````", "two\u2028lines"], ids=ascii)
def test_output_that_would_end_its_block_is_refused(book, join, text):
    """What a block cannot hold would turn the rest of the page into text."""
    before = contents(book.root)

    with pytest.raises(ValueError, match="cannot show what"):
        accept.accept(join, ran("ready", text, "done"), book.root)

    assert contents(book.root) == before


# What an interruption leaves


class Interrupted(BaseException):
    """Stands for Ctrl-C or the end of the process."""


def interrupt(monkeypatch, call: int, after: bool) -> None:
    """Interrupt just before or after that call of os.replace."""
    calls, replace = [], os.replace

    def counting(*paths):
        calls.append(paths)
        if len(calls) == call and not after:
            raise Interrupted
        replace(*paths)
        if len(calls) == call:
            raise Interrupted

    monkeypatch.setattr(os, "replace", counting)


JOURNAL, WRITTEN, RECORDED = 1, 2, 3  # calls of os.replace, in their order


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "call",
    [JOURNAL, WRITTEN, RECORDED],
    ids=["the journal", "the page", "the recording"],
)
def test_an_interruption_leaves_the_old_or_the_new(
    book, join, monkeypatch, call, after
):
    """Once the journal is there the new is finished, before that the old stays."""
    old, run = contents(book.root), ran("ready")
    new = old | {PAGE: old[PAGE].replace("done\n", "ready\n"), STORED: run.to_json()}

    with monkeypatch.context() as patch:
        interrupt(patch, call, after)
        with pytest.raises(Interrupted):
            accept.accept(join, run, book.root)
    between = contents(book.root)
    files.finish(book.root)

    assert between[PAGE] in (old[PAGE], new[PAGE])
    assert between.get(STORED) in (None, new[STORED])
    assert contents(book.root) == (old if (call, after) == (JOURNAL, False) else new)


def test_an_interruption_before_the_journal_is_gone(book, join, monkeypatch):
    """Finishing what was finished changes nothing but the journal."""
    run = ran("ready")

    def unlink(*args, **kwargs):
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        with pytest.raises(Interrupted):
            accept.accept(join, run, book.root)
    between = contents(book.root)
    files.finish(book.root)

    assert between.pop(files.JOURNAL)
    assert contents(book.root) == between


def test_a_finish_that_is_interrupted_is_finished_by_the_next(book, join, monkeypatch):
    """An interruption of the cure is no worse than the first."""
    new = {PAGE: "# New\n", STORED: "{}\n"}
    book.write(files.JOURNAL, json.dumps(new))

    with monkeypatch.context() as patch:
        interrupt(patch, 2, after=False)
        with pytest.raises(Interrupted):
            files.finish(book.root)
    files.finish(book.root)

    after = contents(book.root)
    assert {name: after[name] for name in new} == new
    assert files.JOURNAL not in after


def test_a_journal_is_written_whole_or_not_at_all(book, join, monkeypatch):
    """A disk that fails while the journal is written leaves no trace of it."""
    before = contents(book.root)

    def fsync(handle):
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(OSError, match="no space"):
            accept.accept(join, ran("ready"), book.root)
    files.finish(book.root)

    assert contents(book.root) == before


def test_without_a_journal_there_is_nothing_to_finish(book, join):
    """A book that nobody interrupted is left as it is."""
    before = contents(book.root)

    files.finish(book.root)

    assert contents(book.root) == before
