"""How a function, its arguments and what it shares with others are handed over."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .calls import callee
from .declare import Edit, operator
from .syntax import code, expression, keyword, method, positional, walk

NO_COMMA = cst.MaybeSentinel.DEFAULT
# Arguments that other operators change.
CHANGED = ("args", "chunksize", "kwargs", "max_workers", "return_when", "timeout")
SHARED = {
    "Queue": "queue",
    **dict.fromkeys(
        ("Barrier", "Condition", "Event", "Lock", "RLock", "Semaphore"), "threading"
    ),
}


@operator(cst.Call)
def call_at_once(call: cst.Call) -> Iterator[Edit]:
    """`target=f()` for `target=f`: what is handed over is what the call gives."""
    named = {keyword(argument): argument.value for argument in call.args}
    if target := named.get("target"):
        given = f"*{code(named['args'])}" if "args" in named else ""
        new = expression(f"{code(target)}({given})")
        yield Edit(call, "its target called", {target: new})
    if method(call) == "submit":
        function, *rest = call.args
        given = ", ".join(code(a.with_changes(comma=NO_COMMA)) for a in rest)
        called = f"{code(callee(function.value))}({given})"
        new = expression(f"{code(call.func)}({called})")
        yield Edit(call, "its function called", {call: new})


@operator(cst.Arg)
def bare(argument: cst.Arg) -> Iterator[Edit]:
    """`args=(n)` for `args=(n,)`."""
    elements = getattr(argument.value, "elements", ())
    if keyword(argument) == "args" and len(elements) == 1:
        yield Edit(argument, "without its comma", {argument.value: elements[0].value})


@operator(cst.Call)
def forget(call: cst.Call) -> Iterator[Edit]:
    """An argument that has a name, left out; of other operators some of these."""
    for argument in call.args:
        if keyword(argument) and keyword(argument) not in CHANGED:
            rest = [each for each in call.args if each is not argument]
            rest[-1:] = [last.with_changes(comma=NO_COMMA) for last in rest[-1:]]
            less = {call: call.with_changes(args=rest)}
            yield Edit(call, f"without {keyword(argument)}", less)


@operator(cst.Call)
def as_lambda(call: cst.Call) -> Iterator[Edit]:
    """A function without a name, which no process could find."""
    targets = [a.value for a in call.args if keyword(a) == "target"]
    if method(call) in ("submit", "map"):
        targets += positional(call)[:1]
    for target in targets:
        if isinstance(target, cst.Name):
            new = expression(f"lambda *given: {code(target)}(*given)")
            yield Edit(call, "by a lambda", {target: new})


@operator(cst.Call)
def whole(call: cst.Call) -> Iterator[Edit]:
    """One call that gets the whole list, in place of one for each item."""
    if method(call) == "map":
        given = ", ".join(map(code, positional(call)))
        new = expression(f"{code(call.func.value)}.submit({given})")
        yield Edit(call, "submitted whole", {call: new})


@operator(cst.Call)
def swap_shared(call: cst.Call) -> Iterator[Edit]:
    """What threads share in place of what processes share."""
    module, _, what = code(call.func).rpartition(".")
    if module == "mp" and what in SHARED:
        new = expression(f"__import__({SHARED[what]!r}).{what}")
        yield Edit(call, f"of {SHARED[what]}", {call.func: new})
    if module == "manager" and what in ("dict", "list"):
        yield Edit(call, "of its own", {call.func: cst.Name(what)})


@operator(cst.With)
def own_lock(statement: cst.With) -> Iterator[Edit]:
    """A lock that each call makes for itself."""
    for item in statement.items:
        if isinstance(item.item, cst.Name) and not item.asname:
            new = expression("__import__('threading').Lock()")
            yield Edit(item.item, "made by each call", {item.item: new})


@operator(cst.With)
def own_pool(statement: cst.With) -> Iterator[Edit]:
    """A pool that each call makes for itself."""
    for pool in statement.items:
        if pool.asname:
            for call in find_calls(statement.body, code(pool.asname.name)):
                new = expression(f"({code(pool.item)})")
                yield Edit(call, "in a pool of its own", {call.func.value: new})


def find_calls(body: cst.BaseSuite, pool: str) -> Iterator[cst.Call]:
    """Where something is submitted to a pool of that name."""
    for node in walk(body):
        called = isinstance(node, cst.Call) and method(node) == "submit"
        if called and code(node.func.value) == pool:
            yield node
