"""What is measured, when the clock is read, and how exactly it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import libcst as cst

from .declare import Edit, operator
from .syntax import code, is_sleep, method, name, positional, walk

CLOCKS = ("pc", "perf_counter", "monotonic", "time")
WORK = ("join", "map", "result", "run", "shutdown", "start", "submit", "wait")
DECIMALS = re.compile(r"\.\d")


@operator(cst.ImportFrom)
def cpu_clock(statement: cst.ImportFrom) -> Iterator[Edit]:
    """A clock of the time that the CPU was busy, in place of one on the wall."""
    for alias in () if isinstance(statement.names, cst.ImportStar) else statement.names:
        if alias.evaluated_name == "perf_counter":
            known_as = alias.asname or cst.AsName(cst.Name("perf_counter"))
            new = alias.with_changes(name=cst.Name("process_time"), asname=known_as)
            yield Edit(statement, "to process_time", {alias: new})


@operator(cst.Module, cst.IndentedBlock)
def exchange(body: cst.Module | cst.IndentedBlock) -> Iterator[Edit]:
    """The clock is read, or a line printed, before what is waited for, or after it."""
    for first, second in pairwise(body.body):
        for one, other in ((first, second), (second, first)):
            if (reads_clock(one) and works(other)) or (prints(one) and waits(other)):
                yield Edit(one, "exchanged", {first: second, second: first})


def reads_clock(statement: cst.BaseStatement) -> bool:
    """Whether it notes the time and does nothing else."""
    [*parts] = get_parts(statement)
    value = parts[0].value if len(parts) == 1 and is_assignment(parts[0]) else None
    return isinstance(value, cst.Call) and code(value.func) in CLOCKS


def is_assignment(part: cst.CSTNode) -> bool:
    return isinstance(part, cst.Assign)


def prints(statement: cst.BaseStatement) -> bool:
    parts = get_parts(statement)
    call = parts[0].value if len(parts) == 1 and hasattr(parts[0], "value") else None
    return isinstance(call, cst.Call) and code(call.func) == "print"


def waits(statement: cst.BaseStatement) -> bool:
    """Whether it joins, sleeps, or waits in another way, and says nothing."""
    said = any(name(call.func) == "print" for call in list_calls(statement))
    return works(statement) and not said


def works(statement: cst.BaseStatement) -> bool:
    return any(is_sleep(c) or method(c) in WORK for c in list_calls(statement))


def list_calls(statement: cst.BaseStatement) -> list[cst.Call]:
    if isinstance(statement, cst.FunctionDef | cst.ClassDef):
        return []
    return [node for node in walk(statement) if isinstance(node, cst.Call)]


def get_parts(statement: cst.BaseStatement) -> Sequence[cst.BaseSmallStatement]:
    simple = isinstance(statement, cst.SimpleStatementLine)
    return statement.body if simple else ()


@operator(cst.FormattedStringExpression, cst.Call)
def digits(node: cst.FormattedStringExpression | cst.Call) -> Iterator[Edit]:
    """A number with six digits after its point."""
    if isinstance(node, cst.Call):
        if code(node.func) == "round" and len(positional(node)) == 2:
            yield Edit(node, "six digits", {node.args[1].value: cst.Integer("6")})
        return
    for text in node.format_spec or ():
        if DECIMALS.search(code(text)):
            new = DECIMALS.sub(".6", code(text))
            yield Edit(node, "six digits", {text: cst.FormattedStringText(new)})
