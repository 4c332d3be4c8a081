"""What comes back: what a function gives, in which order, and what is caught."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import code, expression, name


@operator(cst.Return)
def drop_return(statement: cst.Return) -> Iterator[Edit]:
    """A function that forgets to return what it found."""
    if statement.value and code(statement.value) != "None":
        yield Edit(statement, "without it", {statement.value: cst.Name("None")})


@operator(cst.CSTNode)
def reorder(node: cst.CSTNode) -> Iterator[Edit]:
    """Results that are sorted, turned round, or waited for all together."""
    for call in node.children:
        if isinstance(call, cst.Call) and name(call.func) == "map":
            for change, new in (
                ("sorted", f"sorted({code(call)})"),
                ("turned round", f"list({code(call)})[::-1]"),
                ("all together", f"list({code(call)})"),
            ):
                yield Edit(call, change, {call: expression(new)})


@operator(cst.Call)
def unlist(call: cst.Call) -> Iterator[Edit]:
    """What would be listed, or given one at a time, comes as it is."""
    if name(call.func) in ("list", "serialize_iterator") and len(call.args) == 1:
        yield Edit(call, f"no {name(call.func)}", {call: call.args[0].value})


@operator(cst.ExceptHandler)
def miss(handler: cst.ExceptHandler) -> Iterator[Edit]:
    """A handler of another exception."""
    if handler.type:
        new = {handler.type: cst.Name("LookupError")}
        yield Edit(handler, "of LookupError", new)
