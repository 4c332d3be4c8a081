"""Hold the numbers in a page's prose against what its examples are known to do.

A number of seconds, or of processes, threads, workers, cores, calls or lines, is one
that an example of the sentence promises, printed, did or was told. If it is not, the
line below says how it comes about from those, or why nobody has to know:

    One after the other they would take 6 seconds.
    <!--comes from: 0.4 * (5 + 4 + 3 + 2 + 1)-->
    The tutorial measures 5.21 seconds.
    <!--not measured: on the tutorial's machine-->
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import nan

from ..page.blocks import COMES_FROM, NOT_MEASURED, Comment
from ..page.problems import Problem
from .bare import BARE, read_bare
from .facts import Evidence, find_numbers, get_number
from .library import Library
from .quantities import Quantity, read_quantities

EXACT = 1e-9
SAID = re.compile(r"> .*[“”]")  # what somebody else has measured
COMPARED = {"": operator.eq, "more": operator.gt}
COMPARED |= dict.fromkeys(("less", "fewer"), operator.lt)
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub}
OPERATORS |= {ast.Mult: operator.mul, ast.Div: operator.truediv}


def find_problems(library: Library, path: str) -> list[Problem]:
    """Each number of a page that no example agrees with, and each idle comment."""
    page = library.pages[path]
    below = {c.line - 1: c for c in page.find_excuses(COMES_FROM)}
    wrong = [
        Problem(path, number, tell_disagreement(quantity, meant))
        for number, _, quantity, meant in list_numbers(library, path)
        if not any(agrees(quantity, each, below.get(number)) for each in meant)
    ]
    wrong += [
        Problem(script, 1, tell_disagreement(quantity, meant))
        for script, lesson, meant in page.read_lessons()
        for quantity in read_numbers(lesson)
        if not any(agrees(quantity, each) for each in meant)
    ]
    said = {number: line for _, number, line in page.read_sentences()}
    found = list(dict.fromkeys(wrong))  # an enumeration once
    for comment in (*below.values(), *page.find_excuses(NOT_MEASURED)):
        if not [*read_numbers(said.get(comment.line - 1, ""))]:
            text = "no number stands in the line above this comment: take it out"
            found.append(Problem(path, comment.line, text))
        elif not comment.argument:
            text = f"say why: <!--{NOT_MEASURED}: the reason-->"
            found.append(Problem(path, comment.line, text))
    return found


def list_numbers(
    library: Library, path: str
) -> Iterator[tuple[int, str, Quantity, list[Evidence]]]:
    """The line of each bound quantity, and the examples of which one must agree."""
    page = library.pages[path]
    excused = {excuse.line - 1 for excuse in page.find_excuses(NOT_MEASURED)}
    for place, number, line in (*page.read_description(), *page.read_sentences()):
        if number in excused or SAID.match(line):
            continue
        if meant := library.find_meant(page, place, line):
            for quantity in read_numbers(line):
                yield number, line, quantity, meant


def read_numbers(line: str) -> Iterator[Quantity]:
    """Those of a line that have a unit or a noun, and the others."""
    yield from read_quantities(line)
    yield from read_bare(line)


def agrees(quantity: Quantity, example: Evidence, how: Comment | None = None) -> bool:
    """Whether that example is known to do what is said, or it comes about as told."""
    if quantity.noun == BARE:
        row = quantity.row if len(quantity.row) > 2 else (quantity.value,)
        return example.has_row(row) or comes_about(quantity, example, how)
    if len(quantity.row) > 2:
        lists = [r for r in example.written.lists if len(r) == len(quantity.row)]
        if lists or len(set(quantity.row)) < len(quantity.row):
            return quantity.row in lists
    if quantity.noun:
        # Each run has a process with a thread, and does one thing at a time.
        trivial = quantity.value == 1 and quantity.noun != "worker"
        compare = COMPARED[quantity.compared]
        counts = example.list_counts(quantity.noun)
        known = trivial or any(compare(count, quantity.value) for count in counts)
    elif quantity.compared == "less":
        return quantity.value in example.limits
    else:
        slack = quantity.slack
        known = any(abs(each - quantity.value) <= slack for each in example.seconds)
    return known or comes_about(quantity, example, how)


def comes_about(quantity: Quantity, example: Evidence, how: Comment | None) -> bool:
    return how is not None and abs(compute(how, example) - quantity.value) < EXACT


def compute(how: Comment, example: Evidence) -> float:
    """What a sum of an example's own numbers comes to, nan if it is none."""
    with suppress(SyntaxError, KeyError, TypeError, ZeroDivisionError):
        tree = ast.parse(how.argument, mode="eval").body
        if find_numbers(tree) <= example.written.numbers | example.seconds:
            return evaluate(tree)
    return nan


def evaluate(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](evaluate(node.left), evaluate(node.right))
    if (number := get_number(node)) is None:
        raise TypeError("neither a number nor a sum of numbers")
    return number


def tell_disagreement(quantity: Quantity, meant: Sequence[Evidence]) -> str:
    more = f"; and {len(meant) - 3} more" if len(meant) > 3 else ""
    return (
        f"says “{quantity.said}”, but {'; '.join(map(str, meant[:3]))}{more}: correct "
        "it, link to the example that it is about, or say below the line how it comes "
        f"about from those, <!--{COMES_FROM}: 2 * 0.5-->, or <!--{NOT_MEASURED}: why-->"
    )
