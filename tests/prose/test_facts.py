"""What is known of an example in numbers, from its script, its marks and its run."""

from __future__ import annotations

import ast

import pytest

from proof.contract.marks import read_contract
from proof.page.examples import Example
from proof.prose.facts import Evidence, Written
from proof.run.recording import Recording, Task


def written(source: str) -> Written:
    return Written(ast.parse(source))


def evidence(*marks: str, prints: str = "", source: str = "", run=None) -> Evidence:
    script = "examples/processes/join.py"
    contract = read_contract(marks)
    example = Example("docs/processes.md", 9, script, contract, prints, 12)
    return Evidence(example, run, source)


@pytest.mark.parametrize(
    ("source", "waits"),
    [
        ("pause(2)", {2}),
        ("pause(n * 0.4)", {0.4}),
        ("f.result(timeout=3)", {3}),
        ("mp.Process(target=pause, args=(4,))", {4}),
        ("ex.submit(runner, 5)", {5}),
        ("sys.setswitchinterval(0.05)", {0.05}),
        ("print(6, n % 7)", set()),
    ],
)
def test_seconds_that_a_script_waits_are_read(source: str, waits: set[float]):
    assert written(source).waits == waits


@pytest.mark.parametrize(
    ("source", "sizes"),
    [
        ("f.ProcessPoolExecutor(max_workers=5)", {5}),
        ("mp.Pool(3)", {3}),
        ("threading.Barrier(2, timeout=20)", {2}),
        ("for n in [1, 2, 5]:\n    f.ThreadPoolExecutor(max_workers=n)", {1, 2, 5}),
        ("range(9)", {9}),
        ("ex.map(runner, p, chunksize=2)", {2}),
        ("mp.Queue(maxsize=3)", {3}),
        ("print(6, n % 7)", set()),
    ],
)
def test_sizes_that_a_script_names_are_read(source: str, sizes: set[int]):
    assert written(source).sizes == sizes


def test_the_length_of_a_list_is_a_number():
    """Of one in brackets, whatever it holds, and of numbers in parentheses."""
    known = evidence(source="download(['a.png', name, 'c.png'], (4, 5, 6, 7), (a, b))")

    assert [known.has_row((n,)) for n in (2, 3, 4, 5, 8)] == [0, 1, 1, 1, 0]


def test_a_bound_from_zero_on_promises_nothing():
    known = evidence("took(0, 2)", "lasted(1, 3)")

    assert known.seconds == {1}
    assert known.limits == {2, 3}


def test_a_run_tells_of_its_tasks():
    """How long it lasted, and how long its shortest and its longest task took."""
    tasks = (Task(0, 1.5, 0, "a"), Task(1, 2, 0, "b"), Task(2, None, 0, "cut off"))
    run = Recording((), tasks, span=2.5)

    assert evidence(prints="took 1.25 seconds\n", run=run).seconds == {
        1.25,
        2.5,
        1,
        1.5,
    }


@pytest.mark.parametrize(
    ("noun", "counts"),
    [
        ("process", {3, 2, 8}),
        ("thread", {4, 8}),
        ("worker", {3, 2, 4, 8}),
        ("core", {3, 2, 4, 6}),
        ("join", {5}),
        ("line", {2}),
        ("task", {3, 4, 7, 8, 9}),
    ],
)
def test_what_is_counted_is_in_the_marks_and_the_script(noun: str, counts: set[int]):
    """What workers work on, a range or a chunk, is no number of workers."""
    known = evidence(
        "processes(3, at_once=2)",
        "threads(4)",
        "joins(5)",
        "needs(cpus=6)",
        prints="One\nTwo\n",
        source="mp.Pool(8).map(abs, range(7), chunksize=9)",
    )

    assert known.list_counts(noun) == counts


def test_a_pool_of_processes_has_no_threads():
    """However many workers its script asks for."""
    known = evidence("processes(2)", source="mp.Pool(2)")

    assert known.list_counts("worker") == {2}
    assert known.list_counts("thread") == set()
