"""How many workers there were, idle ones too, their names, and the size of pools."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapes import (
    FORK,
    MAIN,
    PAIR,
    POOL,
    SPAWN,
    compare,
    edit,
)

from proof.run.recording import Lane, Pool, Recording

THREE = Pool("ThreadPoolExecutor", 3)
SIZES = {
    "one worker more": (
        [replace(THREE, workers=4)],
        "it opened a ThreadPoolExecutor of 4 workers, where "
        "a ThreadPoolExecutor of 3 workers is recorded",
    ),
    "as many as any would have": (
        [replace(THREE, workers=6, usual=True)],
        "it opened a ThreadPoolExecutor of 6 workers, where "
        "a ThreadPoolExecutor of 3 workers is recorded",
    ),
    "another pool": (
        [Pool("ProcessPoolExecutor", 3)],
        "it opened a ProcessPoolExecutor of 3 workers, where "
        "a ThreadPoolExecutor of 3 workers is recorded",
    ),
    "a pool more": (
        [THREE, Pool("Pool", 1)],
        "it opened a Pool of 1 worker, where no pool is recorded",
    ),
    "no pool": (
        [],
        "it opened no pool, where a ThreadPoolExecutor of 3 workers is recorded",
    ),
}


@pytest.mark.parametrize(("pools", "said"), SIZES.values(), ids=SIZES)
def test_the_size_of_a_pool(pools: list[Pool], said: str):
    """No busy machine changes it, so it is not tried again; also of what computes."""
    drawn = replace(POOL, pools=(THREE,))
    found = compare(replace(POOL, pools=tuple(pools)), drawn, "alone()")

    assert [(breach.text, breach.late) for breach in found] == [(said, False)]


def test_a_line_that_varies_excuses_no_other_pool():
    drawn = edit(replace(POOL, pools=(THREE,)), "lines", 0, text="took 1")
    run = edit(replace(POOL, pools=()), "lines", 0, text="took 2")

    assert len(compare(run, drawn, 'varies("took {}")')) == 1


def test_a_pool_of_the_size_that_the_machine_gives_it():
    """On another machine it is another, in whichever order they were opened."""
    drawn = replace(POOL, pools=(replace(THREE, workers=6, usual=True), THREE))
    run = replace(POOL, pools=(THREE, replace(THREE, workers=8, usual=True)))

    assert compare(run, drawn) == []


NAMES = {"process": "Process-9", "thread": "Thread-9"}


def idle(run: Recording, kind: str, where: dict) -> Recording:
    """The same with a worker more, that does nothing."""
    return replace(run, lanes=(*run.lanes, Lane(kind, 0, NAMES[kind])), where=where)


@pytest.mark.parametrize("where", [FORK, SPAWN], ids=["fork", "spawn"])
@pytest.mark.parametrize("kind", ["process", "thread"])
def test_a_worker_that_is_idle(kind: str, where: dict):
    """It is drawn if it is there, and there if it is drawn."""
    plain = replace(PAIR, where=where)
    more = idle(PAIR, kind, where)
    count = 3 if kind == "process" else 1
    counts = [(count, count - 1), (count - 1, count)]
    noun = "processes" if kind == "process" else "thread"

    assert compare(more, more) == []
    for (seen, drawn), (one, other) in zip(
        counts, [(more, plain), (plain, more)], strict=True
    ):
        (breach,) = compare(one, other)
        assert breach.text.startswith(f"{seen} {noun}"), breach.text
        assert breach.text.endswith(f" started, where {drawn} are drawn")
        assert breach.late


def test_a_pool_starts_processes_as_its_start_method_does():
    """At once or as they are needed, so that between methods only its size is held."""

    assert compare(idle(PAIR, "process", FORK), replace(PAIR, where=SPAWN)) == []
    assert compare(idle(PAIR, "thread", FORK), replace(PAIR, where=SPAWN))


NAMED = replace(PAIR, lanes=(MAIN, *(Lane("process", 1, name) for name in "AB")))


def test_names_that_are_drawn_are_those_of_the_workers():
    """Whose is which is for the machine to decide."""
    turned = replace(NAMED, lanes=(MAIN, NAMED.lanes[2], NAMED.lanes[1]))
    other = replace(NAMED, lanes=(*NAMED.lanes[:2], Lane("process", 1, "C")))
    nobody = replace(NAMED, lanes=(*NAMED.lanes[:2], PAIR.lanes[2]))

    assert compare(turned, NAMED) == []
    assert [breach.text for breach in compare(other, NAMED)] == [
        "process C is there, where process B is drawn"
    ]
    assert [breach.text for breach in compare(nobody, NAMED)] == [
        "nobody by that name is there, where process B is drawn"
    ]
    assert [breach.text for breach in compare(NAMED, nobody)] == [
        "process B is there, where nobody by that name is drawn"
    ]
