"""What several runs print differently: which lines, and the mark that allows it."""

from __future__ import annotations

import pytest
from judging import contract

from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.judge.luck import Luck, find_disagreements, find_luck, find_varying_lines
from proof.judge.output import check_order


def texts(*runs: str) -> list[list[str]]:
    """Runs as lists of lines, written with a bar between lines."""
    return [run.split("|") for run in runs]


LUCKY = {
    "two lines": (
        ["begin|Thread 1 leaves|Thread 2 leaves|end"] * 2
        + ["begin|Thread 2 leaves|Thread 1 leaves|end"],
        [Luck((1, 2), ("Thread {} leaves",))],
    ),
    "lines without a word in common": (
        ["working|waiting for it", "waiting for it|working"],
        [Luck((0, 1), ("working", "waiting for it"))],
    ),
    "a line between stays": (
        ["a 1|middle|a 2", "a 2|middle|a 1"],
        [Luck((0, 2), ("a {}",))],
    ),
    "two pairs": (
        ["go 1|go 2|--|end x|end y", "go 2|go 1|--|end y|end x"],
        [Luck((0, 1), ("go {}",)), Luck((3, 4), ("end {}",))],
    ),
    "three lines, two of them in each other run": (
        ["go a|go b|go c", "go b|go a|go c", "go a|go c|go b"],
        [Luck((0, 1, 2), ("go {}",))],
    ),
    "a pattern that would match another line": (
        ["go 1|go 2|--|go 3", "go 2|go 1|--|go 3"],
        [Luck((0, 1), ("go 1", "go 2"))],
    ),
    "a line beside them that looks like them": (
        ["go 1|go 2|go 3|end", "go 1|go 3|go 2|end"],
        [Luck((1, 2), ("go {}",))],
    ),
    "always the same": (["a|b", "a|b"], []),
    "another text": (["a|b", "b|c"], []),
    "more lines": (["a|b", "b|a|c"], []),
}


@pytest.mark.parametrize(("runs", "found"), LUCKY.values(), ids=LUCKY)
def test_an_order_that_is_luck(runs, found):
    """The lines that change places, as few patterns as match them and no others."""
    assert find_luck(texts(*runs), Contract()) == found


@pytest.mark.parametrize(("runs", "found"), LUCKY.values(), ids=LUCKY)
def test_its_mark_cures_it(runs, found):
    """With the marks that are named, each run keeps the order of each other."""
    marks = [str(each).partition(": ")[2] for each in found]
    cured = contract(*marks)

    for one in texts(*runs) if found else []:
        for other in texts(*runs):
            promise = bind(cured, other)
            assert not list(check_order(promise.read(one), promise.lines))


def test_luck_that_the_contract_allows_is_none():
    allowed = contract('any_order("go {}")')

    assert find_luck(texts("go 1|go 2", "go 2|go 1"), allowed) == []


def test_a_line_that_joins_those_that_may_change_places():
    """The mark that is there is replaced by one that has the new line as well."""
    has = contract('any_order("go {}")')
    runs = texts("go 1|go 2|done", "go 1|done|go 2")

    (found,) = find_luck(runs, has)

    assert found == Luck((1, 2), ("go {}", "done"), (("go {}",),))


def test_a_time_within_a_line_is_no_other_line():
    """What is bound or varies may differ, also where lines change places."""
    runs = texts("a took 1.01 seconds|b", "b|a took 1.02 seconds")

    (found,) = find_luck(runs, contract("took(1, 2)"))

    assert found.patterns == ("a took {} seconds", "b")


def test_a_part_that_varies():
    """Such as a PID, in lines that stay in their places."""
    runs = texts("PID 17|done", "PID 4711|done")

    assert find_varying_lines(runs, Contract()) == ["PID {}"]
    assert find_varying_lines(runs, contract('varies("PID {}")')) == []
    assert find_varying_lines(texts("one line", "another text here"), Contract()) == []


def test_the_messages():
    """Order, then parts of lines, then whatever else differs."""
    said = [
        find_disagreements(texts("a|b", "b|a"), Contract()),
        find_disagreements(texts("PID 1", "PID 2"), Contract()),
        find_disagreements(texts("a|b", "a"), Contract()),
        find_disagreements(texts("a|b", "a|b"), Contract()),
    ]

    assert [[breach.text for breach in each] for each in said] == [
        ['the order of lines 1 and 2 is luck: any_order("a", "b")'],
        ['a part of a line differs from run to run: varies("PID {}")'],
        ["it printed 1 line, not 2"],
        [],
    ]
