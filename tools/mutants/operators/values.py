"""Numbers, words and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import libcst as cst

from .declare import Edit, operator
from .syntax import (
    code,
    expression,
    is_constant,
    keyword,
    other,
    positional,
    walk,
)

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
WORD = re.compile(r"[^ ]*\w[^ ]*")


@operator(cst.List)
def tasks(tasks: cst.List) -> Iterator[Edit]:
    """The list of tasks the other way round, or without its last."""
    elements = tasks.elements
    values = [element.value for element in elements]
    if len(values) > 1 and all(map(is_constant, values)):
        for change, new in (("reversed", values[::-1]), ("shortened", values[:-1])):
            kept = elements[len(elements) - len(new) :]
            pairs = zip(kept, new, strict=True)
            others = [element.with_changes(value=value) for element, value in pairs]
            yield Edit(tasks, change, {tasks: tasks.with_changes(elements=others)})


@operator(cst.Call)
def ranges(call: cst.Call) -> Iterator[Edit]:
    """A range that ends one earlier."""
    if code(call.func) == "range":
        stop = call.args[-1].value
        yield Edit(call, "shortened", {stop: expression(f"({code(stop)}) - 1")})


@operator(cst.Call)
def texts(call: cst.Call) -> Iterator[Edit]:
    """Another word in what is printed."""
    for text in walk(call) if code(call.func) == "print" else ():
        before, words, after = inside(text)
        for word in WORD.finditer(words):
            new = f"{before}{words[: word.end()]}x{words[word.end() :]}{after}"
            changed = text.with_changes(value=new)
            yield Edit(call, f"{word[0]!r} misspelt", {text: changed})


def inside(text: cst.CSTNode) -> tuple[str, str, str]:
    """What a text says, between what opens and what closes it; nothing of others."""
    if isinstance(text, cst.FormattedStringText):
        return "", text.value, ""
    if isinstance(text, cst.SimpleString) and "b" not in text.prefix:
        return f"{text.prefix}{text.quote}", text.raw_value, text.quote
    return "", "", ""


@operator(cst.Comparison)
def constants(comparison: cst.Comparison) -> Iterator[Edit]:
    """Another number in a comparison or a condition."""
    for target in comparison.comparisons:
        number = target.comparator
        if isinstance(number, cst.Integer):
            yield Edit(
                comparison, f"{code(number)} and one more", {number: other(number)}
            )


@operator(cst.Call)
def numbers(call: cst.Call) -> Iterator[Edit]:
    """One more in a call: workers, places of a queue, parties of a barrier."""
    if not SPARED.fullmatch(code(call.func)):
        for position, number in enumerate(positional(call), 1):
            if isinstance(number, cst.Integer | cst.Float):
                change = f"argument {position} and one more"
                yield Edit(call, change, {number: other(number)})


@operator(cst.Arg, cst.Assign)
def switches(node: cst.Arg | cst.Assign) -> Iterator[Edit]:
    """Daemon or not, cancelled or not, waited for or not."""
    name = keyword(node)
    if isinstance(node, cst.Assign):
        target = node.targets[0].target
        name = target.attr.value if isinstance(target, cst.Attribute) else ""
    if name in SWITCHES and is_constant(node.value):
        new = other(node.value)
        yield Edit(node, f"to {code(new)}", {node.value: new})
