"""General sentences about pools, executors and workers: of which kind they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from proof.prose.kinds import find_general, find_problems
from proof.prose.library import read_library

ROOT = Path(__file__).parents[2]
LIBRARY = read_library(ROOT)


@pytest.mark.parametrize("page", LIBRARY.pages)
def test_a_general_sentence_names_its_kind(page: str):
    found = find_problems(LIBRARY, page)

    assert not found, "\n".join(map(str, found))


GENERAL = {
    "A pool keeps its workers.": "A pool",
    "It hands the call to a worker.": "a worker",
    "It may be used with any executor.": "any executor",
    "Each worker takes one.": "Each worker",
    "No idle worker waits for long.": "No idle worker",
    "All pools share out work.": "All pools",
    "Pools share out work.": "Pools",
    "The reason: workers cost something.": "workers",
    "The page is about threads less than it seems.": "",
    "It costs more, because executors wait.": "because executors",
    "- An `initializer` runs in each worker.": "each worker",
    "The main thread hands it to a worker.": "a worker",
    "A pool of the main process waits.": "A pool",
    # the kind is named
    "A process pool keeps its workers.": "",
    "A pool of threads waits.": "",
    "`ProcessPoolExecutor` hands the call to a worker.": "",
    "A `multiprocessing.Pool` has no future, and each worker is a daemon.": "",
    "Each worker of an `InterpreterPoolExecutor` has a GIL.": "",
    "A worker process takes one.": "",
    # it is of one that stands above, or of so many
    "The pool keeps its workers.": "",
    "Two workers share five calls.": "",
    "How many workers there are decides it.": "",
    "Its executor waits for them.": "",
    "The number of workers decides how long it takes.": "",
    "Here each pool gets two calls.": "",
    "This script gives each worker a call.": "",
    # it is no sentence of the text
    "## A pool and its workers": "",
    "- [Futures](futures.md): what executors do.": "",
    "3. [Futures](futures.md): leave it to an executor.": "",
    "See [How a pool shares out work](pool.md).": "",
    "Write `a pool` there.": "",
}


@pytest.mark.parametrize(("sentence", "said"), GENERAL.items())
def test_a_sentence_is_general_or_names_a_kind(sentence: str, said: str):
    assert find_general(sentence) == said


@pytest.fixture
def found(book):
    """What is wrong with a page that shows a process, a thread and these lines."""

    def found(text: str) -> list[str]:
        page = "# Processes\n"
        for name, mark in {"one": "processes(1)", "other": "threads(1)"}.items():
            book.script(f"processes/{name}")
            page += f"\n## {name}\n\n{book.example(f'processes/{name}', mark)}"
        book.page("processes", f"{page}\n## Both\n\n{text}\n")
        path = "docs/processes.md"
        return list(map(str, find_problems(read_library(book.root), path)))

    return found


ONE, OTHER = "[one](#example-processes-one)", "[other](#other)"
KEPT = {
    "by links to both": f"A pool waits, as {ONE} and {OTHER} show.",
    "by a claim that both prove": "A pool waits.\nSo it does.\n\n"
    "<!--proven by: processes/one processes/other-->",
    "by an excuse": "A pool waits.\n<!--any kind: before the two are told apart-->",
    "by an excuse beside another": "A pool waits 3 seconds.\n"
    "<!--not measured: by design-->\n<!--any kind: before they are told apart-->",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_sentence_may_be_of_both_kinds(found, text: str):
    assert found(text) == []


BROKEN = {
    "with nothing": ("A pool waits.", 35, "“A pool”: is it of processes, of threads"),
    "with a link to one kind": (f"A pool waits, see {ONE}.", 35, "link to an example"),
    "with a claim of one kind": (
        "A pool waits.\n\n<!--proven by: processes/one-->",
        35,
        "Name the kind",
    ),
    "with an empty excuse": ("A pool waits.\n<!--any kind-->", 36, "say why: "),
    "with an idle excuse": ("It waits.\n<!--any kind: so-->", 36, "take it out"),
}


@pytest.mark.parametrize(("text", "line", "phrase"), BROKEN.values(), ids=BROKEN)
def test_a_sentence_that_is_of_any_kind_is_found(found, text, line, phrase):
    """The message names page, line and cure."""
    (problem,) = found(text)

    assert problem.startswith(f"docs/processes.md:{line}: ")
    assert phrase in problem
