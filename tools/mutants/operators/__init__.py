"""What can be changed in a script, one module a theme.

- `workers`: who does a task, how many of them, and with which arguments
- `waits`: what is waited for, held, or slept through
- `calls`: how calls are submitted and their results had
- `coroutines`: how coroutines wait, and for whom
- `answers`: what comes back, in which order, and what is caught
- `passing`: how a function, its arguments and what it shares are handed over
- `haste`: what is not waited for, or waited for at once
- `beside`: what a program does beside its work
- `clocks`: what is measured, and how exactly it is told
- `values`: numbers, words and lists
- `flow`: whether the program, a function or an exception comes to its end
- `declare`: how an operator says what it is
- `syntax`: questions to a syntax tree, and pieces of one

An operator takes a node of the kinds that it declares and yields edits of it.
"""

from . import (
    answers,
    beside,
    calls,
    clocks,
    coroutines,
    flow,
    haste,
    passing,
    values,
    waits,
    workers,
)
from .declare import OPERATORS, Edit

__all__ = [
    "OPERATORS",
    "Edit",
    "answers",
    "beside",
    "calls",
    "clocks",
    "coroutines",
    "flow",
    "haste",
    "passing",
    "values",
    "waits",
    "workers",
]
