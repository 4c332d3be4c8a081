"""How coroutines wait, and for whom."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .calls import callee
from .declare import Edit, operator
from .syntax import code, expression, method


@operator(cst.Await)
def block_the_loop(node: cst.Await) -> Iterator[Edit]:
    """The event loop's thread does itself what it would give to another one."""
    if method(node) == "to_thread":
        function, *rest = node.expression.args
        new = node.expression.with_changes(func=callee(function.value), args=rest)
        yield Edit(node, f"to {code(new)}", {node: new})


@operator(cst.Await)
def await_in_turn(node: cst.Await) -> Iterator[Edit]:
    """Each coroutine begins only when the one before it has ended."""
    if method(node) == "gather" and not any(a.keyword for a in node.expression.args):
        call = node.expression
        coroutines = code(call).removeprefix(code(call.func))[1:-1]
        new = f"[await each for each in [{coroutines}]]"
        yield Edit(node, "in turn", {node: expression(new)})


@operator(cst.Call)
def await_at_once(call: cst.Call) -> Iterator[Edit]:
    """A coroutine is awaited where it would become a task."""
    if method(call) == "create_task":
        yield Edit(call, "awaited", {call: cst.Await(call.args[0].value)})
