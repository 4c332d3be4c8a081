"""What can be changed in a script: each operator yields whole new scripts.

An operator looks at one node of a syntax tree and yields edits of it; each
edit is applied to a copy of the tree, so that a mutant differs in one place.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Edit = Callable[[Any], None]  # changes a node of the copied tree in place
Edits = Iterator[tuple[str, Edit]]

SWAPS = {
    "ProcessPoolExecutor": "ThreadPoolExecutor",
    "ThreadPoolExecutor": "ProcessPoolExecutor",
}
CLASSES = {"mp.Process": "threading.Thread", "threading.Thread": "mp.Process"}
IMPORTS = {"mp": "import multiprocessing as mp", "threading": "import threading"}
DROPPED = ("start", "join", "set", "wait", "acquire", "release", "shutdown", "close")


@dataclass(frozen=True)
class Mutant:
    """A script with one change: which operator made it, where, and the text."""

    operator: str
    place: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a script, each text once."""
    tree = ast.parse(source)
    found = {ast.unparse(tree): None}
    for number, node in enumerate(ast.walk(tree)):
        for operator in OPERATORS:
            for change, edit in operator(node):
                changed = copy.deepcopy(tree)
                target = next(n for i, n in enumerate(ast.walk(changed)) if i == number)
                edit(target)
                text = ast.unparse(ast.fix_missing_locations(changed))
                line = getattr(node, "lineno", None) or first_line(node)
                place = f"line {line}: {change}"
                found.setdefault(text, Mutant(operator.__name__, place, text))
    return [mutant for mutant in found.values() if mutant]


def first_line(node: ast.AST) -> int:
    return min((n.lineno for n in ast.walk(node) if hasattr(n, "lineno")), default=1)


def blocks(node: ast.AST) -> Iterator[tuple[str, list[ast.stmt]]]:
    for field in ("body", "orelse", "finalbody"):
        if isinstance(block := getattr(node, field, None), list):
            yield field, block


def method(statement: ast.AST) -> str:
    """The method that a statement does nothing but call."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return getattr(statement.value.func, "attr", "")
    return ""


def is_main(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__main__" in ast.unparse(node.test)


def drop_call(node: ast.AST) -> Edits:
    """Leave out a start, a join, an event's set or wait."""
    for field, block in blocks(node):
        for number, statement in enumerate(block):
            if method(statement) in DROPPED:

                def edit(node, field=field, number=number):
                    getattr(node, field)[number] = ast.Pass()

                yield f"drop {ast.unparse(statement)}", edit


def join_in_first_loop(node: ast.AST) -> Edits:
    """Join each worker in the loop that starts it."""
    for field, block in blocks(node):
        loops = [(i, s) for i, s in enumerate(block) if isinstance(s, ast.For)]
        starts = [(i, s) for i, s in loops if any(method(x) == "start" for x in s.body)]
        joins = [(i, s) for i, s in loops if [method(x) for x in s.body] == ["join"]]
        for first, loop in starts:
            worker = next(x for x in loop.body if method(x) == "start")
            for second, _ in joins:

                def edit(node, field=field, first=first, second=second, worker=worker):
                    join = copy.deepcopy(worker)
                    join.value.func.attr = "join"
                    block = getattr(node, field)
                    block[first].body.append(join)
                    block[second] = ast.Pass()

                yield "join in the first loop", edit


def swap_executor(node: ast.AST) -> Edits:
    """Threads in place of processes, and the other way round."""
    field = "attr" if isinstance(node, ast.Attribute) else "id"
    name = (
        getattr(node, field, "") if isinstance(node, ast.Attribute | ast.Name) else ""
    )
    if name in SWAPS:
        yield f"{name} to {SWAPS[name]}", lambda n: setattr(n, field, SWAPS[name])


def swap_worker(node: ast.AST) -> Edits:
    """`threading.Thread` in place of `mp.Process`, and the other way round."""
    if not isinstance(node, ast.Module):
        return
    for name, other in CLASSES.items():
        places = [n for n in ast.walk(node) if is_class(n, name)]
        for number in range(len(places)):

            def edit(tree, name=name, other=other, number=number):
                found = [n for n in ast.walk(tree) if is_class(n, name)][number]
                module, found.attr = other.split(".")
                found.value.id = module
                tree.body[1:1] = ast.parse(IMPORTS[module]).body

            yield f"{name} to {other}, number {number + 1}", edit


def is_class(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == name


def workers(node: ast.AST) -> Edits:
    """Another number of workers: one, one less, the default."""
    if not (isinstance(node, ast.keyword) and node.arg == "max_workers"):
        return
    numbers = ["1", "None"]
    if isinstance(node.value, ast.Constant) and node.value.value > 2:
        numbers.append(str(node.value.value - 1))
    for number in numbers:
        new = ast.parse(number, mode="eval").body
        yield f"max_workers={number}", lambda n, new=new: setattr(n, "value", new)


def sleeps(node: ast.AST) -> Edits:
    """Each sleep for half as long, twice as long, not at all."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("pause", "sleep"):
        for factor in (0.5, 2, 0):

            def edit(node, factor=factor):
                node.args[0] = ast.BinOp(node.args[0], ast.Mult(), ast.Constant(factor))

            yield f"{ast.unparse(node)} times {factor}", edit


def tasks(node: ast.AST) -> Edits:
    """The list of tasks the other way round, or without its last."""
    numbers = isinstance(node, ast.List) and len(node.elts) > 1
    if numbers and all(isinstance(e, ast.Constant) for e in node.elts):
        yield f"{ast.unparse(node)} reversed", lambda n: n.elts.reverse()
        yield f"{ast.unparse(node)} shortened", lambda n: n.elts.pop()
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "range":

        def edit(node):
            node.args[-1] = ast.BinOp(node.args[-1], ast.Sub(), ast.Constant(1))

        yield f"{ast.unparse(node)} shortened", edit


def completion(node: ast.AST) -> Edits:
    """The futures in the order of the list in place of that of their ends."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("as_completed"):
        new = ast.Name("list", ast.Load())
        yield "as_completed to list", lambda n: setattr(n, "func", new)


def lazy(node: ast.AST) -> Edits:
    """The built-in map in place of the executor's."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".map"):
        new = ast.Name("map", ast.Load())
        yield f"{ast.unparse(node.func)} to map", lambda n: setattr(n, "func", new)


def results(node: ast.AST) -> Edits:
    """The future itself in place of its result."""
    for name, value in ast.iter_fields(node):
        for place, call in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(
                ".result"
            ):

                def edit(node, name=name, place=place):
                    value = getattr(node, name)
                    if isinstance(value, list):
                        value[place] = value[place].func.value
                    else:
                        setattr(node, name, value.func.value)

                yield f"{ast.unparse(call)} without result()", edit


def texts(node: ast.AST) -> Edits:
    """Another word in what is printed."""
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "print"):
        return
    constants = [n for n in ast.walk(node) if is_text(n)]
    for number, constant in enumerate(constants):
        words = constant.value.split(" ")
        for position, word in enumerate(words):
            if any(letter.isalnum() for letter in word):
                new = " ".join([*words[:position], word + "x", *words[position + 1 :]])

                def edit(node, number=number, new=new):
                    [n for n in ast.walk(node) if is_text(n)][number].value = new

                yield f"{word!r} misspelt", edit


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def constants(node: ast.AST) -> Edits:
    """Another number in a comparison or a condition."""
    if isinstance(node, ast.Compare):
        for position, number in enumerate(node.comparators):
            if isinstance(number, ast.Constant) and type(number.value) is int:

                def edit(node, position=position):
                    node.comparators[position].value += 1

                yield f"{ast.unparse(node)} with one more", edit


def body(node: ast.AST) -> Edits:
    """The program not at all, twice, or with another exit code."""
    if is_main(node):
        exit_one = ast.parse("raise SystemExit(1)").body[0]
        yield "the program gone", lambda n: setattr(n, "body", [ast.Pass()])
        yield "the program twice", lambda n: n.body.extend(copy.deepcopy(n.body))
        yield "exit with 1", lambda n: n.body.append(exit_one)


def failing(node: ast.AST) -> Edits:
    """A function that fails at its end."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        fail = ast.parse("raise RuntimeError('broken')").body[0]

        def edit(node):
            last = node.body[-1]
            if isinstance(last, ast.Return):
                node.body[-1] = fail
            else:
                node.body.append(fail)

        yield f"{node.name} raises at its end", edit


OPERATORS = (
    drop_call,
    join_in_first_loop,
    swap_executor,
    swap_worker,
    workers,
    sleeps,
    tasks,
    completion,
    lazy,
    results,
    texts,
    constants,
    body,
    failing,
)
