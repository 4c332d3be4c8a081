"""What a program does beside its work: before it, after it, on standard error."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import (
    code,
    followed,
    is_main,
    is_sleep,
    positional,
    preceded,
    walk,
)

LONG = "__import__('time').sleep(1.2)"
IDLE = {
    "thread": "__import__('threading').Thread().start()",
    "process": "__import__('multiprocessing').Process().start()",
}
COMPLAINT = "__import__('sys').stderr.write('broken\\n')"


@operator(cst.If)
def pauses(program: cst.If) -> Iterator[Edit]:
    """Time that is spent before or after what is timed."""
    if is_main(program):
        body = program.body
        yield Edit(program, "a pause before", {body: preceded(body, LONG)})
        yield Edit(program, "a pause after", {body: followed(body, LONG)})


@operator(cst.If)
def idle(program: cst.If) -> Iterator[Edit]:
    """A worker more that has nothing to do."""
    for kind, text in IDLE.items() if is_main(program) else ():
        new = {program.body: followed(program.body, text)}
        yield Edit(program, f"an idle {kind}", new)


@operator(cst.If)
def complaints(program: cst.If) -> Iterator[Edit]:
    """A line on standard error."""
    if is_main(program):
        new = {program.body: followed(program.body, COMPLAINT)}
        yield Edit(program, "with a complaint", new)


@operator(cst.Module)
def sleep_elsewhere(script: cst.Module) -> Iterator[Edit]:
    """The main program sleeps in place of the worker, and for as long."""
    programs = [s for s in script.body if isinstance(s, cst.If) and is_main(s)]
    functions = [s for s in script.body if isinstance(s, cst.FunctionDef)]
    for sleep in [node for function in functions for node in walk(function)]:
        if is_sleep(sleep) and isinstance(positional(sleep)[0], NUMBERS):
            for program in programs:
                slept = {program.body: preceded(program.body, code(sleep), after=1)}
                yield Edit(sleep, "by the main program", {sleep: NONE, **slept})


NUMBERS = cst.Integer | cst.Float
NONE = cst.Name("None")
