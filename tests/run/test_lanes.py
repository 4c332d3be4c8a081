"""What a worker is called: by the name that was chosen for it, or by a number."""

from __future__ import annotations

import pytest

from proof.run.recording import Kind, Lane, Recording

MAIN = Lane("main", 0, "MainThread")


def labels(kind: Kind, *names: str) -> list[str]:
    """Those of the lanes of workers with these names."""
    run = Recording((), lanes=(MAIN, *(Lane(kind, 1, name) for name in names)))
    return [run.label(lane) for lane in range(len(run.lanes))]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("process", "Process"),
        ("process", "Process-1"),
        ("process", "Process-1:2"),
        ("process", "ForkServerProcess-12"),
        ("process", "SpawnPoolWorker-3"),
        ("process", "LokyProcess-1"),
        ("process", "tcp://127.0.0.1:40123"),
        ("process", "0"),
        ("thread", "Thread"),
        ("thread", "Thread-1"),
        ("thread", "Thread-12 (serve_forever)"),
        ("thread", "Thread-1 (<lambda>)"),
        ("thread", "Dummy-1"),
        ("thread", "ThreadPoolExecutor-0_0"),
        ("thread", "InterpreterPoolExecutor-1_3"),
        ("thread", "asyncio_0"),
    ],
)
def test_a_name_that_nobody_chose_is_a_number(kind: Kind, name: str):
    """The same for every start method, version and engine."""

    assert labels(kind, name) == ["main", f"{kind} 1"]


@pytest.mark.parametrize(
    "name", ["Ada", "reader_0", "worker-1", "My Thread-1", "Counter-2", "3rd"]
)
def test_a_name_that_was_chosen_is_told(name: str):
    """By a script or its engine, or for a class of its own."""

    assert labels("thread", name) == ["main", f"thread {name}"]


def test_only_those_without_a_name_are_counted():
    names = "Process-1", "Ada", "Process-3"

    assert labels("process", *names)[1:] == ["process 1", "process Ada", "process 2"]


def test_several_of_one_name_are_counted():
    """Or nobody could tell of which one something is said."""
    names = "writer", "reader", "writer"
    expected = ["thread writer 1", "thread reader", "thread writer 2"]

    assert labels("thread", *names)[1:] == expected


def test_a_name_is_one_line():
    assert labels("thread", " much\n\tto  do ")[1:] == ["thread much to do"]
    assert labels("thread", " \n")[1:] == ["thread 1"]
