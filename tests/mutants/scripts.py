"""What can be changed in a script: each operator yields whole new scripts.

An operator looks at one node of a syntax tree and yields edits of it; each
edit is applied to a copy of the tree, so that a mutant differs in one place.
"""

from __future__ import annotations

import ast
import copy
import re
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
IMPORTED = {
    ("threading", "Thread"): ("multiprocessing", "Process"),
    ("multiprocessing", "Process"): ("threading", "Thread"),
    **{("concurrent.futures", k): ("concurrent.futures", v) for k, v in SWAPS.items()},
}
DROPPED = ("start", "join", "set", "wait", "acquire", "release", "shutdown", "close")
MEMBERS = {
    "return_when": ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"),
    "get_context": ("fork", "spawn", "forkserver"),
    "set_start_method": ("fork", "spawn", "forkserver"),
}
SWITCHES = (
    "daemon",
    "cancel_futures",
    "wait",
    "block",
    "blocking",
    "return_exceptions",
)
# Calls whose numbers another operator changes, whose numbers only round what is
# printed, or whose numbers may mean a process outside of the script.
SPARED = re.compile(r"(\w+\.)?(range|pause|sleep|print|round)|(os|sys|signal)\..*")


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
    """The method that a statement does nothing but call, or await."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    value = value.value if isinstance(value, ast.Await) else value
    return getattr(value.func, "attr", "") if isinstance(value, ast.Call) else ""


def parts(node: ast.AST) -> Iterator[tuple[tuple[str, int], ast.AST]]:
    """The nodes directly below one, each with its place there."""
    for name, value in ast.iter_fields(node):
        for position, part in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(part, ast.AST):
                yield (name, position), part


def put(node: ast.AST, place: tuple[str, int], *new: ast.AST) -> None:
    """Write other nodes in the place of one; only a list has room for several."""
    name, position = place
    if isinstance(getattr(node, name), list):
        getattr(node, name)[position : position + 1] = new
    else:
        setattr(node, name, *new)


def replacing(place: tuple[str, int], *new: ast.AST) -> Edit:
    return lambda node: put(node, place, *new)


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


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
    for place, call in parts(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(".result"):
            edit = replacing(place, copy.deepcopy(call.func.value))
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


def swap_import(node: ast.AST) -> Edits:
    """Threads in place of processes where a class is imported by its name."""
    for place, statement in parts(node):
        if not isinstance(statement, ast.ImportFrom):
            continue
        for alias in statement.names:
            if new := IMPORTED.get((statement.module or "", alias.name)):
                name = alias.asname or alias.name
                after = ast.parse(f"from {new[0]} import {new[1]} as {name}").body
                edit = replacing(place, copy.deepcopy(statement), *after)
                yield f"{alias.name} to {new[1]}", edit


def drop_answer(node: ast.AST) -> Edits:
    """A wait that is not waited for, whatever its answer would be."""
    for place, call in parts(node):
        if not isinstance(call, ast.Call) or isinstance(node, ast.Expr | ast.Await):
            continue
        method = getattr(call.func, "attr", "")
        if method in DROPPED and not isinstance(call.func.value, ast.Constant):
            for answer in (True, False):
                new = ast.Constant(answer)
                yield f"{ast.unparse(call)} to {answer}", replacing(place, new)


def drop_with(node: ast.AST) -> Edits:
    """A pool, a manager, a file that is opened and stays so."""
    for place, statement in parts(node):
        for item, rest in items(statement):
            if isinstance(item.context_expr, ast.Call):
                opened = ast.Expr(item.context_expr)
                if item.optional_vars:
                    opened = ast.Assign([item.optional_vars], item.context_expr)
                edit = replacing(place, opened, *rest)
                name = ast.unparse(item.context_expr.func)
                yield f"leave {name} open", edit


def drop_lock(node: ast.AST) -> Edits:
    """What a lock guards, without it."""
    for place, statement in parts(node):
        for item, rest in items(statement):
            if not isinstance(item.context_expr, ast.Call) and not item.optional_vars:
                edit = replacing(place, *rest)
                yield f"without {ast.unparse(item)}", edit


def items(statement: ast.AST) -> Iterator[tuple[ast.withitem, list[ast.stmt]]]:
    """Each thing that a `with` holds, and the same statement without it."""
    if isinstance(statement, ast.With | ast.AsyncWith):
        for number, item in enumerate(statement.items):
            rest = copy.deepcopy(statement)
            del rest.items[number]
            yield item, [rest] if rest.items else rest.body


def one_by_one(node: ast.AST) -> Edits:
    """Each call only when the one before it has ended, or as a future of its own."""
    for place, call in parts(node):
        method = getattr(getattr(call, "func", None), "attr", "")
        if method == "map" and len(call.args) == 2:
            for name, new in submitted(call):
                yield f"{ast.unparse(call)} {name}", replacing(place, expression(new))
        if method == "submit":
            new = f"(lambda f: (f.exception(), f)[1])({ast.unparse(call)})"
            yield f"{ast.unparse(call)} awaited", replacing(place, expression(new))


def submitted(call: ast.Call) -> Iterator[tuple[str, str]]:
    """What could stand for a map: its results in turn or as they come, or futures."""
    pool, (f, tasks) = ast.unparse(call.func.value), map(ast.unparse, call.args)
    futures = f"[{pool}.submit({f}, task) for task in {tasks}]"
    as_completed = "__import__('concurrent.futures').futures.as_completed"
    yield "in turn", futures.replace(" for task", ".result() for task", 1)
    yield "as futures", futures
    yield "as completed", f"(done.result() for done in {as_completed}({futures}))"


def submit_to_map(node: ast.AST) -> Edits:
    """An iterator of results in place of a list of futures."""
    for place, comprehension in parts(node):
        if isinstance(comprehension, ast.ListComp | ast.GeneratorExp):
            call, loop = comprehension.elt, comprehension.generators[0]
            if getattr(getattr(call, "func", None), "attr", "") == "submit":
                pool, f = ast.unparse(call.func.value), ast.unparse(call.args[0])
                task, rest = ast.unparse(loop.target), map(ast.unparse, call.args[1:])
                arguments = [
                    f"[{a} for {task} in {ast.unparse(loop.iter)}]" for a in rest
                ]
                text = f"{pool}.map({', '.join([f, *arguments])})"
                yield f"{pool}.submit to {text}", replacing(place, expression(text))


def direct(node: ast.AST) -> Edits:
    """The caller does itself what it would submit."""
    for place, call in parts(node):
        if getattr(getattr(call, "func", None), "attr", "") == "submit":
            new = copy.deepcopy(call)
            new.func = new.args.pop(0)
            yield f"{ast.unparse(call)} to {ast.unparse(new)}", replacing(place, new)


def arguments(node: ast.AST) -> Edits:
    """Other arguments for a worker: each of `args` and `kwargs`."""
    if isinstance(node, ast.keyword) and node.arg in ("args", "kwargs", "initargs"):
        values = getattr(node.value, "elts", None) or getattr(node.value, "values", [])
        field = "values" if isinstance(node.value, ast.Dict) else "elts"
        for number, value in enumerate(values):
            new = other(value)

            def edit(node, number=number, new=new):
                getattr(node.value, field)[number] = new

            yield f"{node.arg}: {ast.unparse(value)} to {ast.unparse(new)}", edit


def other(value: ast.expr) -> ast.Constant:
    """One more, a longer word, the opposite, or None for what is no constant."""
    found = getattr(value, "value", None) if isinstance(value, ast.Constant) else None
    if isinstance(found, bool):
        return ast.Constant(not found)
    if isinstance(found, int | float):
        return ast.Constant(found + 1)
    return ast.Constant(found + "x" if isinstance(found, str) else None)


def numbers(node: ast.AST) -> Edits:
    """One more in a call: workers, places of a queue, parties of a barrier."""
    if isinstance(node, ast.Call) and not SPARED.fullmatch(ast.unparse(node.func)):
        for number, value in enumerate(node.args):
            if isinstance(value, ast.Constant) and type(value.value) in (int, float):
                new = other(value)
                name = f"{ast.unparse(node)}, argument {number + 1}"
                yield f"{name}: one more", replacing(("args", number), new)


def timeouts(node: ast.AST) -> Edits:
    """No time after which to give up, or none to wait."""
    for number, keyword in enumerate(getattr(node, "keywords", [])):
        if isinstance(keyword, ast.keyword) and keyword.arg == "timeout":
            yield "no timeout", replacing(("keywords", number))
            soon = ast.keyword("timeout", ast.Constant(0))
            yield "a timeout at once", replacing(("keywords", number), soon)


def switches(node: ast.AST) -> Edits:
    """Daemon or not, cancelled or not, waited for or not."""
    name = node.arg if isinstance(node, ast.keyword) else ""
    if isinstance(node, ast.Assign):
        name = getattr(node.targets[0], "attr", "")
    value = getattr(node, "value", None)
    if name in SWITCHES and isinstance(value, ast.Constant):
        new = other(value)
        yield f"{name}={new.value}", replacing(("value", 0), new)


def chunks(node: ast.AST) -> Edits:
    """One task a chunk."""
    if isinstance(node, ast.keyword) and node.arg == "chunksize":
        yield "chunksize=1", replacing(("value", 0), ast.Constant(1))


def swallow(node: ast.AST) -> Edits:
    """An error that nobody hears of: not raised, or not raised again."""
    for place, part in parts(node):
        if isinstance(part, ast.Raise):
            yield f"drop {ast.unparse(part)}", replacing(place, ast.Pass())
    again = isinstance(node, ast.ExceptHandler) and ast.walk(node)
    if again and any(isinstance(n, ast.Raise) for n in again):
        yield "swallow it", lambda n: setattr(n, "body", [ast.Pass()])


def members(node: ast.AST) -> Edits:
    """Another of the few values that an argument can have."""
    name, value = getattr(node, "arg", ""), getattr(node, "value", None)
    place = ("value", 0)
    if isinstance(node, ast.Call) and node.args:
        name, value = ast.unparse(node.func).split(".")[-1], node.args[0]
        place = ("args", 0)
    if name in MEMBERS:
        now = str(getattr(value, "value", ""))
        now = now if now in MEMBERS[name] else ast.unparse(value).split(".")[-1]
        for member in MEMBERS[name]:
            if member != now:
                edit = replacing(place, ast.Constant(member))
                yield f"{name}: {now} to {member}", edit


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
    swap_import,
    drop_answer,
    drop_with,
    drop_lock,
    one_by_one,
    submit_to_map,
    direct,
    arguments,
    numbers,
    timeouts,
    switches,
    chunks,
    swallow,
    members,
)
