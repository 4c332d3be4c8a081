"""How calls are submitted, and how their results are had."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import code, expression, keyword, method, name, other, positional

AS_COMPLETED = "__import__('concurrent.futures').futures.as_completed"


@operator(cst.Call)
def completion(call: cst.Call) -> Iterator[Edit]:
    """The futures in the order of the list in place of that of their ends."""
    if name(call.func) == "as_completed":
        yield Edit(call, "to list", {call.func: cst.Name("list")})


@operator(cst.Call)
def lazy(call: cst.Call) -> Iterator[Edit]:
    """The built-in map in place of the executor's."""
    if method(call) == "map":
        yield Edit(call, "to the built-in map", {call.func: cst.Name("map")})


@operator(cst.Call)
def results(call: cst.Call) -> Iterator[Edit]:
    """The future itself in place of its result."""
    if method(call) == "result":
        yield Edit(call, "without result()", {call: call.func.value})


@operator(cst.Call)
def one_by_one(call: cst.Call) -> Iterator[Edit]:
    """Each call of a map only when the one before it has ended, or as a future."""
    if method(call) == "map" and len(positional(call)) == 2:
        for change, new in submitted(call):
            yield Edit(call, change, {call: expression(new)})


def submitted(call: cst.Call) -> Iterator[tuple[str, str]]:
    """What could stand for a map: its results in turn or as they come, or futures."""
    pool, (f, tasks) = code(call.func.value), map(code, positional(call))
    futures = f"[{pool}.submit({f}, task) for task in {tasks}]"
    yield "in turn", futures.replace(" for task", ".result() for task", 1)
    yield "as futures", futures
    yield "as completed", f"(done.result() for done in {AS_COMPLETED}({futures}))"


@operator(cst.CSTNode)
def wait_at_once(node: cst.CSTNode) -> Iterator[Edit]:
    """Each call that is submitted is awaited, unless its result is asked for there."""
    if isinstance(node, cst.Attribute) and node.attr.value in ("exception", "result"):
        return
    for call in node.children:
        if isinstance(call, cst.Call) and method(call) == "submit":
            new = f"(lambda f: (f.exception(), f)[1])({code(call)})"
            yield Edit(call, "awaited", {call: expression(new)})


@operator(cst.ListComp, cst.GeneratorExp)
def submit_to_map(comprehension: cst.ListComp | cst.GeneratorExp) -> Iterator[Edit]:
    """An iterator of results in place of a list of futures."""
    call, loop = comprehension.elt, comprehension.for_in
    if method(call) == "submit":
        each = f"for {code(loop.target)} in {code(loop.iter)}"
        f, *rest = map(code, positional(call))
        tasks = [f"[{argument} {each}]" for argument in rest]
        new = f"{code(call.func.value)}.map({', '.join([f, *tasks])})"
        yield Edit(comprehension, "to map", {comprehension: expression(new)})


@operator(cst.Call)
def direct(call: cst.Call) -> Iterator[Edit]:
    """The caller does itself what it would submit."""
    if method(call) == "submit":
        function, *rest = call.args
        new = call.with_changes(func=callee(function.value), args=rest)
        yield Edit(call, f"to {code(new)}", {call: new})


def callee(function: cst.BaseExpression) -> cst.BaseExpression:
    """A function as it stands before its arguments: a lambda in brackets."""
    named = isinstance(function, cst.Name | cst.Attribute)
    return function if named else expression(f"({code(function)})")


@operator(cst.Arg)
def chunks(argument: cst.Arg) -> Iterator[Edit]:
    """One task a chunk, or one more."""
    if keyword(argument) == "chunksize":
        yield Edit(argument, "to 1", {argument.value: cst.Integer("1")})
        yield Edit(argument, "one more", {argument.value: other(argument.value)})


@operator(cst.Arg)
def return_when(argument: cst.Arg) -> Iterator[Edit]:
    """A wait that ends with another future."""
    if keyword(argument) == "return_when":
        for new in ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"):
            if new != name(argument.value):
                yield Edit(
                    argument, f"to {new}", {argument.value: expression(repr(new))}
                )
