"""What is not waited for, or waited for at once."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import NOTHING, block, code, followed, method, name, walk
from .waits import DROPPED, instead

AT_ONCE = cst.Arg(
    cst.Integer("0"),
    keyword=cst.Name("timeout"),
    equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
)
WAITING = ("acquire", "exception", "get", "join", "result", "wait")
POOLS = ("Pool", "ProcessPoolExecutor", "ThreadPoolExecutor")


@operator(cst.Expr)
def run_itself(statement: cst.Expr) -> Iterator[Edit]:
    """`p.run()` for `p.start()`: the caller does it itself."""
    if method(statement) == "start":
        new = {statement.value.func.attr: cst.Name("run")}
        yield Edit(statement, "to run()", new)


@operator(cst.Expr)
def join_at_once(statement: cst.Expr) -> Iterator[Edit]:
    """Each worker is joined as soon as it is started."""
    if method(statement) == "start":
        join = cst.parse_statement(f"{code(statement.value.func.value)}.join()")
        both = cst.FlattenSentinel([statement, *join.body])
        yield Edit(statement, "joined at once", {statement: both})


@operator(cst.CSTNode)
def give_up(node: cst.CSTNode) -> Iterator[Edit]:
    """A wait that has no time at all, unless it is dropped just as well."""
    for call in () if isinstance(node, cst.Await) else node.children:
        waits = isinstance(call, cst.Call) and method(call) in WAITING
        dropped = isinstance(node, cst.Expr) and method(node) in DROPPED
        if waits and not (call.args or dropped):
            yield Edit(call, "a timeout", {call: call.with_changes(args=[AT_ONCE])})


@operator(cst.Module)
def daemons(script: cst.Module) -> Iterator[Edit]:
    """A daemon for which nobody waits: where something is joined it makes no odds."""
    calls = [node for node in walk(script) if isinstance(node, cst.Call)]
    if any(method(call) == "join" for call in calls):
        return
    for call in calls:
        said = {argument.keyword.value for argument in call.args if argument.keyword}
        if name(call.func) in ("Process", "Thread") and "daemon" not in said:
            daemon = AT_ONCE.with_changes(
                keyword=cst.Name("daemon"), value=cst.Name("True")
            )
            new = call.with_changes(args=[*call.args, daemon])
            yield Edit(call, "a daemon", {call: new})


@operator(cst.With)
def leave_early(statement: cst.With) -> Iterator[Edit]:
    """A pool that is shut down without waiting for its calls, or before them."""
    for item in statement.items if len(statement.items) == 1 else ():
        if item.asname and name(getattr(item.item, "func", item.item)) in POOLS:
            pool = code(item.asname.name)
            opened = cst.parse_statement(f"{pool} = {code(item.item)}")
            body = followed(statement.body, f"{pool}.shutdown(wait=False)")
            new = instead(statement, opened, *block(body))
            yield Edit(item.item, "not waited for", {statement: new})
            closed = statement.with_changes(body=NOTHING)
            new = cst.FlattenSentinel([closed, *block(statement.body)])
            yield Edit(item.item, "closed before its calls", {statement: new})
