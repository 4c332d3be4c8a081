"""What is waited for, held, or slept through."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import (
    NOTHING,
    block,
    code,
    expression,
    followed,
    is_constant,
    is_sleep,
    keyword,
    method,
)

DROPPED = ("start", "join", "set", "wait", "acquire", "release", "shutdown", "close")


@operator(cst.Expr)
def drop_call(statement: cst.Expr) -> Iterator[Edit]:
    """Leave out a start, a join, an event's set or wait."""
    if method(statement) in DROPPED:
        yield Edit(statement, "dropped", {statement: cst.Pass()})


@operator(cst.CSTNode)
def drop_answer(node: cst.CSTNode) -> Iterator[Edit]:
    """A wait that is not waited for, whatever its answer would be."""
    for call in () if isinstance(node, cst.Expr | cst.Await) else node.children:
        waits = isinstance(call, cst.Call) and method(call) in DROPPED
        if waits and not is_constant(call.func.value):
            for answer in ("True", "False"):
                yield Edit(call, f"to {answer}", {call: cst.Name(answer)})


@operator(cst.Module, cst.IndentedBlock)
def join_in_first_loop(body: cst.Module | cst.IndentedBlock) -> Iterator[Edit]:
    """Join each worker in the loop that starts it."""
    loops = [statement for statement in body.body if isinstance(statement, cst.For)]
    joining = [loop for loop in loops if methods(loop) == ["join"]]
    for loop in loops:
        if "start" in methods(loop):
            start = simple(loop)[methods(loop).index("start")]
            worker = code(start.value.func.value)
            joined = followed(loop.body, f"{worker}.join()")
            for second in joining:
                new = {loop.body: joined, second.body: NOTHING}
                yield Edit(loop, "joins too", new)


def simple(loop: cst.For) -> list[cst.BaseSmallStatement]:
    """The statements of a loop that are not compound."""
    lines = [s for s in block(loop.body) if isinstance(s, cst.SimpleStatementLine)]
    return [statement for line in lines for statement in line.body]


def methods(loop: cst.For) -> list[str]:
    return [method(statement) for statement in simple(loop)]


@operator(cst.With)
def drop_with(statement: cst.With) -> Iterator[Edit]:
    """A pool, a manager, a file that is opened and stays so."""
    for item in statement.items:
        if isinstance(item.item, cst.Call):
            known_as = f"{code(item.asname.name)} = " if item.asname else ""
            opened = cst.parse_statement(f"{known_as}{code(item.item)}")
            new = instead(statement, opened, *without(statement, item))
            yield Edit(item.item, "left open", {statement: new})


@operator(cst.With)
def drop_lock(statement: cst.With) -> Iterator[Edit]:
    """What a lock guards, without it."""
    for item in statement.items:
        if not isinstance(item.item, cst.Call) and not item.asname:
            new = instead(statement, *without(statement, item))
            yield Edit(item.item, "not held", {statement: new})


def instead(old: cst.With, first, *rest: cst.BaseStatement) -> cst.FlattenSentinel:
    """Statements in the place of another, below its comments."""
    above = [*old.leading_lines, *first.leading_lines]
    return cst.FlattenSentinel([first.with_changes(leading_lines=above), *rest])


def without(statement: cst.With, item: cst.WithItem) -> list[cst.BaseStatement]:
    """What a `with` does when it does not hold one of its items."""
    rest = [
        i.with_changes(comma=cst.MaybeSentinel.DEFAULT)
        for i in statement.items
        if i is not item
    ]
    if not rest:
        return block(statement.body)
    return [statement.with_changes(items=rest, leading_lines=[])]


@operator(cst.Call)
def timeouts(call: cst.Call) -> Iterator[Edit]:
    """No time after which to give up, or none to wait."""
    for argument in call.args:
        if keyword(argument) == "timeout":
            left = cst.RemoveFromParent()
            yield Edit(call, "no timeout", {argument: left})
            at_once = {argument.value: cst.Integer("0")}
            yield Edit(call, "a timeout at once", at_once)


@operator(cst.Call)
def sleeps(call: cst.Call) -> Iterator[Edit]:
    """Each sleep for half as long, half as long again, twice as long, not at all."""
    if is_sleep(call) or code(call.func) == "asyncio.sleep":
        seconds = call.args[0].value
        for factor in ("0.5", "1.5", "2", "0"):
            new = expression(f"({code(seconds)}) * {factor}")
            yield Edit(call, f"times {factor}", {seconds: new})
