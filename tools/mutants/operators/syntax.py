"""Questions to a syntax tree, and pieces of one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

NOTHING = cst.IndentedBlock([cst.parse_statement("pass")])
CONSTANTS = (cst.Integer, cst.Float, cst.SimpleString, cst.ConcatenatedString)


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all below it, in the order of the text; of an import only itself."""
    yield node
    if not isinstance(node, cst.Import | cst.ImportFrom):
        for child in node.children:
            yield from walk(child)


def code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)


def name(function: cst.BaseExpression) -> str:
    """The name of a function or a method, without what it belongs to."""
    return code(function).rpartition(".")[2]


def method(node: cst.CSTNode) -> str:
    """The method that an expression, or a whole statement, calls or awaits."""
    node = node.value if isinstance(node, cst.Expr) else node
    node = node.expression if isinstance(node, cst.Await) else node
    function = node.func if isinstance(node, cst.Call) else None
    return function.attr.value if isinstance(function, cst.Attribute) else ""


def positional(call: cst.Call) -> list[cst.BaseExpression]:
    return [a.value for a in call.args if not a.keyword and a.star != "**"]


def keyword(node: cst.CSTNode) -> str:
    """The name of an argument, where it has one."""
    named = isinstance(node, cst.Arg) and node.keyword
    return named.value if named else ""


def is_constant(node: cst.CSTNode) -> bool:
    return isinstance(node, CONSTANTS) or code(node) in ("True", "False", "None")


def constant(node: cst.CSTNode) -> object:
    """The value of a constant; None for anything else."""
    plain = is_constant(node) and not isinstance(node, cst.ConcatenatedString)
    return ast.literal_eval(code(node)) if plain else None


def is_main(program: cst.If) -> bool:
    """Whether this is the guard below which the program is."""
    return "__main__" in code(program.test)


def is_sleep(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Call) and code(node.func) in ("pause", "sleep")


def expression(text: str) -> cst.BaseExpression:
    """An expression that can stand in the place of any other."""
    return cst.parse_expression(text)


def other(value: cst.CSTNode) -> cst.BaseExpression:
    """One more, a longer word, the opposite, or None for what is no constant."""
    match constant(value):
        case bool(found):
            return expression(str(not found))
        case int(found) | float(found):
            return expression(str(found + 1))
        case str():
            text = code(value).removesuffix(value.quote)
            return expression(f"{text}x{value.quote}")
    return expression("None")


def block(body: cst.BaseSuite) -> list[cst.BaseStatement]:
    """The statements of a block, each on a line of its own."""
    if isinstance(body, cst.IndentedBlock):
        return list(body.body)
    return [cst.SimpleStatementLine(body.body)]


def followed(body: cst.BaseSuite, text: str) -> cst.BaseSuite:
    """A block with a statement more at its end, if it can be on its last line."""
    *before, last = block(body)
    new = cst.parse_statement(text)
    if isinstance(last, cst.SimpleStatementLine):
        last, new = last.with_changes(body=[*last.body, *new.body]), None
    return cst.IndentedBlock([*before, last, *filter(None, [new])])


def preceded(body: cst.BaseSuite, text: str, after: int = 0) -> cst.BaseSuite:
    """A block with a statement more before all but the first so many of it."""
    statements = block(body)
    first = statements[after] if after < len(statements) else None
    new = cst.parse_statement(text)
    if first is None:
        return followed(body, text)
    if isinstance(first, cst.SimpleStatementLine):
        both = [first.with_changes(body=[*new.body, *first.body])]
    else:
        above = new.with_changes(leading_lines=first.leading_lines)
        both = [above, first.with_changes(leading_lines=[])]
    return cst.IndentedBlock([*statements[:after], *both, *statements[after + 1 :]])
