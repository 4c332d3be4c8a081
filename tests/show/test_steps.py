"""What a step of a thread changed, in words, on boards written by hand."""

from __future__ import annotations

import pytest

from proof.show.steps import tell_outcome, tell_step

THREAD = {"waits": None, "kind": None, "failure": None, "ended": False}


def made(*states: dict) -> dict:
    """A board of two threads; what a state does not say is as in the one before."""
    known: dict = {f"{n}.{name}": value for n in "01" for name, value in THREAD.items()}
    known |= {"locks.lock.held": "", "main.failure": None, "printed": []}
    rows = [known := known | state for state in states]
    names = list(rows[-1])
    values = [row.get(name) for name in names for row in rows]
    count = len(rows)
    columns = {
        name: [place * count + state for state in range(count)]
        for place, name in enumerate(names)
    }
    return {"threads": ["one", "two"], "columns": columns, "values": values}


STEPS = {
    "nothing": ({}, []),
    "a shared value": ({"shared.total": 1}, ["total is 1"]),
    "a value of its own": ({"0.locals.seen": 2}, ["seen is 2"]),
    "a value of another": ({"1.locals.seen": 2}, []),
    "a lock": ({"locks.lock.held": "one"}, ["takes lock"]),
    "a lock within a queue": ({"locks.todo.mutex.held": "one"}, []),
    "a failure": ({"0.failure": "KeyError"}, ["fails with KeyError"]),
    "the end": ({"0.ended": True}, ["ends"]),
    "its line": ({"printed": [["one", "a"]]}, ["prints “a”"]),
    "a line of another": ({"printed": [["two", "a"]]}, ["two prints “a”"]),
    "a wait for a lock": (
        {"0.waits": "lock", "0.kind": "Lock"},
        ["waits for lock"],
    ),
    "a wait for an item": (
        {"0.waits": "todo.not_empty", "0.kind": "Condition"},
        ["waits until todo has something"],
    ),
    "a wait for room": (
        {"0.waits": "todo.not_full", "0.kind": "Condition"},
        ["waits until todo has room"],
    ),
    "a wait for a thread": (
        {"0.waits": "two", "0.kind": "Thread"},
        ["waits until two ends"],
    ),
}


@pytest.mark.parametrize(("after", "told"), STEPS.values(), ids=STEPS)
def test_a_step_is_told_by_what_it_changed(after: dict, told: list[str]):
    """What others do, or a queue does for itself, is not of this step."""
    assert list(tell_step(made({}, after), 0, 0, 1)) == told


def test_a_lock_that_is_held_no_more_was_let_go_of():
    board = made({"locks.lock.held": "one"}, {"locks.lock.held": ""})

    assert list(tell_step(board, 0, 0, 1)) == ["lets go of lock"]


def test_a_wait_for_a_lock_says_who_holds_it():
    waiting = {"0.waits": "lock", "0.kind": "Lock"}
    board = made({"locks.lock.held": "two"}, waiting)

    assert list(tell_step(board, 0, 0, 1)) == ["waits for lock, held by two"]


STUCK = {"0.waits": "a", "1.waits": "b", "0.kind": "Lock", "1.kind": "Lock"}
ENDS = {
    "with a line": ({"printed": [["one", "a"], ["two", "b"]]}, "it ends with “b”."),
    "without a word": ({}, "it prints nothing."),
    "with a failure": ({"1.failure": "KeyError"}, "two fails with KeyError."),
    "in a deadlock": (
        STUCK,
        "nobody can go on: one waits for a and two waits for b.",
    ),
}


@pytest.mark.parametrize(("state", "told"), ENDS.values(), ids=ENDS)
def test_an_order_is_told_by_its_end(state: dict, told: str):
    """Who waits for ever counts before who fails, and that before what is printed."""
    assert tell_outcome(made(state), 0) == told
