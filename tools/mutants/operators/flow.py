"""Whether the program, a function or an exception comes to its end."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import NOTHING, block, code, followed, is_main, is_sleep, method
from .waits import DROPPED

FAIL = "raise RuntimeError('broken')"


@operator(cst.If)
def body(program: cst.If) -> Iterator[Edit]:
    """The program not at all, twice, or with another exit code."""
    if is_main(program):
        body = program.body
        statements = block(body)
        twice = cst.IndentedBlock([*statements, *statements])
        yield Edit(program, "gone", {body: NOTHING})
        yield Edit(program, "twice", {body: twice})
        yield Edit(
            program, "exit with 1", {body: followed(body, "raise SystemExit(1)")}
        )


@operator(cst.FunctionDef)
def failing(function: cst.FunctionDef) -> Iterator[Edit]:
    """A function that fails at its end, unless it does."""
    last = block(function.body)[-1]
    ends = last.body[-1] if isinstance(last, cst.SimpleStatementLine) else None
    if isinstance(ends, cst.Return):
        new = {ends: cst.parse_statement(FAIL).body[0]}
    else:
        new = {function.body: followed(function.body, FAIL)}
    if not isinstance(ends, cst.Raise):
        yield Edit(function.name, "raises at its end", new)


@operator(cst.Expr, cst.Assign)
def skip(statement: cst.Expr | cst.Assign) -> Iterator[Edit]:
    """What is done to something else, left out: a call without an answer, a setting."""
    if isinstance(statement, cst.Assign):
        if isinstance(statement.targets[0].target, cst.Attribute):
            yield Edit(statement, "left out", {statement: cst.Pass()})
        return
    call = statement.value
    spared = is_sleep(call) or method(statement) in DROPPED
    if isinstance(call, cst.Call) and code(call.func) != "print" and not spared:
        yield Edit(statement, "left out", {statement: cst.Pass()})


@operator(cst.Raise)
def drop_raise(statement: cst.Raise) -> Iterator[Edit]:
    """An exception that is not raised."""
    yield Edit(statement, "dropped", {statement: cst.Pass()})


@operator(cst.ExceptHandler)
def swallow(handler: cst.ExceptHandler) -> Iterator[Edit]:
    """An exception that nobody hears of."""
    yield Edit(handler, "swallowed", {handler.body: NOTHING})
