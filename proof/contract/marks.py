"""The closed vocabulary of marks in which a page states a contract.

A mark is written above a command as `<!--pytest.mark.took(1.0, 2.0)-->`. Each
function below is one mark: its signature is what the mark accepts, its
docstring what every run must keep. All times are in seconds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from functools import cache
from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from .needs import NOTHING, START_METHODS, SYSTEMS, Needs
from .terms import BadMark, Bounds, Contract, Schedules, Workers, check_patterns

PACKAGES = re.compile(r"([a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*)?")
PREFIX = "pytest.mark."  # by which pytest-codeblocks knows a mark


def took(low: float, high: float, pattern: str | None = None) -> Mapping[str, Any]:
    """The seconds that the script prints lie in [low, high)."""
    return {"took": (Bounds(low, high, pattern),)}


def lasted(low: float, high: float) -> Mapping[str, Any]:
    """From the start to the last event, the run lasts [low, high)."""
    return {"lasted": Bounds(low, high)}


def within(low: float, high: float, pattern: str) -> Mapping[str, Any]:
    """A number that the script prints, other than of seconds, lies in [low, high)."""
    if pattern is None:
        raise BadMark("wants a pattern with one {} for the number")
    return {"within": (Bounds(low, high, pattern, unit=""),)}


def any_order(*patterns: str) -> Mapping[str, Any]:
    """The lines that match may change places among themselves, and only they."""
    check_patterns(patterns)
    return {"any_order": (patterns,)}


def varies(*patterns: str) -> Mapping[str, Any]:
    """Lines with a part that no run repeats."""
    check_patterns(patterns)
    if not all("{}" in pattern for pattern in patterns):
        raise BadMark("wants {} where the line varies")
    return {"varies": patterns}


def processes(count: int, at_once: int | None = None) -> Mapping[str, Any]:
    """So many child processes did tasks, so many of them at the same moment."""
    return {"processes": make_workers(count, at_once)}


def threads(count: int, at_once: int | None = None) -> Mapping[str, Any]:
    """So many threads beside the main one did tasks, so many at the same moment."""
    return {"threads": make_workers(count, at_once)}


def joins(count: int) -> Mapping[str, Any]:
    """The script waits for so many workers by `join`."""
    return {"joins": make_workers(count, None).count}


def exits(code: int, children: Iterable[int] = ()) -> Mapping[str, Any]:
    """The exit code of the script, and those of children that are not 0."""
    codes = (code, *children)
    if not all(type(c) is int for c in codes):
        raise BadMark("wants whole numbers as exit codes")
    if 0 in codes[1:]:
        raise BadMark("wants only the exit codes of children other than 0")
    return {"exits": code, "children": tuple(sorted(codes[1:]))}


def complains(*texts: str) -> Mapping[str, Any]:
    """These texts appear on standard error."""
    check_texts(texts, "wants the text that appears on standard error")
    return {"complains": texts}


def loses(*texts: str) -> Mapping[str, Any]:
    """An exception with each of these texts ends a thread, or stays in a future."""
    check_texts(texts, "wants a text of each exception that no caller gets")
    return {"loses": texts}


def hangs(*texts: str) -> Mapping[str, Any]:
    """It never ends: each thread of the script waits in a line with one of these."""
    check_texts(texts, "wants a text of the line in which each thread waits for ever")
    return {"hangs": texts}


def needs(
    python: str = "",
    gil: bool | None = None,
    os: str = "",
    start_method: str = "",
    cpus: int = 0,
    packages: str = "",
) -> Mapping[str, Any]:
    """Where, or under what, the example runs; it is skipped where it cannot."""
    try:
        SpecifierSet(python)
    except (InvalidSpecifier, AttributeError, TypeError):
        raise BadMark('wants python as a range of versions, such as ">=3.14"') from None
    if not (gil is None or type(gil) is bool):
        raise BadMark("wants gil=True or gil=False")
    if os and os not in SYSTEMS:
        raise BadMark(f"wants os as one of {', '.join(SYSTEMS)}")
    if start_method and start_method not in START_METHODS:
        raise BadMark(f"wants start_method as one of {', '.join(START_METHODS)}")
    if type(cpus) is not int or cpus < 0:
        raise BadMark("wants cpus as a whole number")
    if not (type(packages) is str and PACKAGES.fullmatch(packages)):
        raise BadMark('wants packages by their names, as in "mpi4py mpich"')
    asked = Needs(python, gil, os, start_method, cpus, packages)
    if asked == NOTHING:
        *names, last = [field.name for field in fields(Needs)]
        raise BadMark(f"wants at least one of {', '.join(names)} and {last}")
    return {"needs": asked}


def alone() -> Mapping[str, Any]:
    """It computes rather than waits, so nothing else runs beside it."""
    return {"alone": True}


def contends() -> Mapping[str, Any]:
    """The workers contend, for a lock, say, and any of them may come first."""
    return {"contends": True}


def schedules(
    right: str, wrong: bool, main: bool = False, pauses: bool = False
) -> Mapping[str, Any]:
    """In some order of the threads' lines, or in none, this line is not printed."""
    check_patterns((right,))
    if type(wrong) is not bool:
        raise BadMark("wants wrong=True, some order goes wrong, or wrong=False")
    if type(main) is not bool:
        raise BadMark("wants main=True where the main thread takes turns too")
    if type(pauses) is not bool:
        raise BadMark("wants pauses=True where turns change only at pauses and waits")
    return {"schedules": Schedules(right, wrong, main, pauses)}


VOCABULARY: dict[str, Callable[..., Mapping[str, Any]]] = {
    mark.__name__: mark
    for mark in (
        took,
        lasted,
        within,
        any_order,
        varies,
        processes,
        threads,
        joins,
        exits,
        complains,
        loses,
        hangs,
        needs,
        alone,
        contends,
        schedules,
    )
}
REPEATABLE = {"took", "within", "any_order", "varies", "complains", "loses"}


def read_contract(marks: Iterable[str]) -> Contract:
    """The contract that marks such as `pytest.mark.took(1.0, 2.0)` state.

    Raises BadMark for the first that is unknown, malformed or said twice.
    """
    contract = Contract()
    said: set[str] = set()
    for mark in marks:
        name, facts = read_mark(mark)
        if name in said and name not in REPEATABLE:
            raise BadMark(f"{mark}: said twice; keep one")
        said.add(name)
        if name in REPEATABLE:
            facts = {key: getattr(contract, key) + new for key, new in facts.items()}
        spelled = (*contract.marks, spell(mark))
        contract = replace(contract, **facts, marks=spelled)
    return contract


@cache
def spell(mark: str) -> str:
    """A mark in the one way that Python's own writer gives it."""
    return ast.unparse(ast.parse(mark, mode="eval")).removeprefix(PREFIX)


@cache
def read_mark(mark: str) -> tuple[str, Mapping[str, Any]]:
    """The name of one mark and the fields of the contract that it sets."""
    try:
        call = ast.parse(mark, mode="eval").body
    except SyntaxError:
        raise BadMark(f"{mark}: not Python; is a bracket or quote missing?") from None
    if not isinstance(call, ast.Call):
        raise BadMark(f"{mark}: write it as a call, with brackets")
    name = ast.unparse(call.func).removeprefix(PREFIX)
    if name not in VOCABULARY:
        known = ", ".join(sorted(VOCABULARY))
        close = get_close_matches(name, VOCABULARY, 1)
        meant = f", is it {close[0]}?" if close else ";"
        raise BadMark(f"{mark}: unknown mark {name!r}{meant} the marks are {known}")
    try:
        args = [ast.literal_eval(arg) for arg in call.args]
        words = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
        return name, VOCABULARY[name](*args, **words)
    except TypeError as error:
        raise BadMark(f"{mark}: {error}") from None
    except BadMark as error:
        raise BadMark(f"{mark}: {error}") from None
    except ValueError:
        raise BadMark(f"{mark}: its arguments must be plain values") from None


def check_texts(texts: tuple[str, ...], wanted: str) -> None:
    if not texts or not all(type(t) is str and t.strip() for t in texts):
        raise BadMark(wanted)


def make_workers(count: int, at_once: int | None) -> Workers:
    if type(count) is not int or count < 1:
        raise BadMark("wants the number of workers, 1 or more")
    if at_once is not None and not (type(at_once) is int and 1 <= at_once <= count):
        raise BadMark("wants at_once between 1 and the number of workers")
    return Workers(count, at_once)
