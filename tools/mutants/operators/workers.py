"""Who does a task, how many of them, and with which arguments."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import code, constant, expression, keyword, name, other, positional

POOLS = {
    "ProcessPoolExecutor": "ThreadPoolExecutor",
    "ThreadPoolExecutor": "ProcessPoolExecutor",
}
CLASSES = {
    "mp.Process": "__import__('threading').Thread",
    "threading.Thread": "__import__('multiprocessing').Process",
}
IMPORTED = {
    ("threading", "Thread"): ("multiprocessing", "Process"),
    ("multiprocessing", "Process"): ("threading", "Thread"),
    **{("concurrent.futures", k): ("concurrent.futures", v) for k, v in POOLS.items()},
}
METHODS = ("fork", "spawn", "forkserver")


@operator(cst.Name)
def swap_executor(pool: cst.Name) -> Iterator[Edit]:
    """Threads in place of processes, and the other way round."""
    if new := POOLS.get(pool.value):
        yield Edit(pool, f"to {new}", {pool: cst.Name(new)})


@operator(cst.Attribute)
def swap_worker(worker: cst.Attribute) -> Iterator[Edit]:
    """`threading.Thread` in place of `mp.Process`, and the other way round."""
    if new := CLASSES.get(code(worker)):
        yield Edit(worker, f"to {new}", {worker: expression(new)})


@operator(cst.ImportFrom)
def swap_import(statement: cst.ImportFrom) -> Iterator[Edit]:
    """Threads in place of processes where a class is imported by its name."""
    for alias in () if isinstance(statement.names, cst.ImportStar) else statement.names:
        module = code(statement.module) if statement.module else ""
        if new := IMPORTED.get((module, code(alias.name))):
            known_as = alias.evaluated_alias or alias.evaluated_name
            text = f"from {new[0]} import {new[1]} as {known_as}"
            more = cst.parse_statement(text).body
            both = cst.FlattenSentinel([statement, *more])
            yield Edit(
                statement, f"{alias.evaluated_name} to {new[1]}", {statement: both}
            )


@operator(cst.Arg)
def workers(argument: cst.Arg) -> Iterator[Edit]:
    """Another number of workers: one, one less, one more, the default."""
    if keyword(argument) == "max_workers":
        found = constant(argument.value)
        near = {found - 1, found + 1} - {0, 1} if isinstance(found, int) else ()
        for number in ("1", "None", *map(str, sorted(near))):
            yield Edit(argument, f"to {number}", {argument.value: expression(number)})


@operator(cst.Arg)
def arguments(argument: cst.Arg) -> Iterator[Edit]:
    """Other arguments for a worker: each of `args` and `kwargs`."""
    if keyword(argument) in ("args", "kwargs", "initargs"):
        for element in getattr(argument.value, "elements", ()):
            new = other(element.value)
            change = f"{code(element.value)} to {code(new)}"
            yield Edit(argument, change, {element.value: new})


@operator(cst.Call)
def start_method(call: cst.Call) -> Iterator[Edit]:
    """Processes that are started in another way."""
    if name(call.func) in ("get_context", "set_start_method") and positional(call):
        value = positional(call)[0]
        for new in METHODS:
            if new != constant(value):
                yield Edit(call, f"to {new!r}", {value: expression(repr(new))})
