"""How far the program of a script comes that hangs, or ends in an exception.

What stands behind the line that the main thread never leaves is not run, so that
nobody could tell what becomes of it. Which line that is, the recording says: by the
stack of the main thread where the run hangs, by its traceback where it fails.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from proof.run.recording import Recording

MAIN = "<module>"
RAISED = r'Traceback .*\n  File "{}", line (\d+), in ' + MAIN


def read_reached(source: str, script: str, run: Recording) -> str:
    """The text of a script as far as its run comes; all of it where it ends well."""
    program = ast.parse(source)
    lines = [*find_waits(source, run), *find_failures(script, run)]
    handled = any(has(node, lines) for node in ast.walk(program) if is_try(node))
    last = None if handled else find_last(program.body, max(lines, default=0))
    return cut(source, last) if last else source


def find_waits(source: str, run: Recording) -> Iterator[int]:
    """Each line that reads as that in which the main thread stays."""
    waits = {text.removeprefix(f"{MAIN}: ") for text in run.hung if MAIN in text}
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() in waits:
            yield number


def find_failures(script: str, run: Recording) -> Iterator[int]:
    """The lines from which the exception came that ended the main thread.

    A traceback of it alone begins there; that of a worker begins in the library.
    """
    raised = RAISED.format(re.escape(Path(script).name))
    for number in re.findall(raised, run.complaints) if run.exit_code else ():
        yield int(number)


def find_last(body: Sequence[ast.stmt], line: int) -> ast.stmt | None:
    """The statement there, if it stands in no block that may be run again."""
    for statement in reversed(body):
        if has(statement, [line]):
            if isinstance(statement, ast.If | ast.With):
                return find_last(statement.body, line)
            return None if hasattr(statement, "body") else statement
    return None


def has(node: ast.AST, lines: Sequence[int]) -> bool:
    return any(node.lineno <= line <= node.end_lineno for line in lines)


def is_try(node: ast.AST) -> bool:
    return isinstance(node, ast.Try | ast.TryStar)


def cut(source: str, last: ast.stmt) -> str:
    """A script up to the end of this statement."""
    lines = source.encode().splitlines(keepends=True)[: last.end_lineno]
    lines[-1] = lines[-1][: last.end_col_offset]
    return b"".join(lines).decode()
