"""What can be promised in place of a mark, or beside it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence

from proof.contract.patterns import NUMBER, find_group

OTHERS = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}
ADDED = (
    "alone()",
    "exits(1)",
    "joins(1)",
    "processes(1)",
    "threads(1)",
    "lasted(0, 1000)",
    "complains('Traceback')",
    "loses('Error')",
    "hangs('join()')",
    "schedules('done', wrong=False)",
    "needs(python='>=9')",
)
Said = tuple[list, dict]  # what stands between the brackets of a mark


def change_arguments(mark: str, lines: Sequence[str]) -> Iterator[str]:
    """Other marks of the same name."""
    call = ast.parse(mark, mode="eval").body
    name = ast.unparse(call.func)
    args = [ast.literal_eval(argument) for argument in call.args]
    kwargs = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
    for new, words in CHANGES.get(name, lambda *_: ())(args, kwargs, lines):
        texts = [*map(repr, new), *(f"{key}={value!r}" for key, value in words.items())]
        yield f"{name}({', '.join(texts)})"


def widen(args: list, kwargs: dict, _) -> Iterator[Said]:
    low, high, *rest = args
    for pair in ((0, 1000), (0, high), (low, 1000), (high, high + 1)):
        if pair != (low, high):
            yield [*pair, *rest], kwargs


def miscount(args: list, kwargs: dict, _) -> Iterator[Said]:
    count, *rest = args
    yield [count + 1, *rest], kwargs
    if "at_once" in kwargs:
        yield args, {}
        for other in {kwargs["at_once"] - 1, kwargs["at_once"] + 1} & {
            *range(1, count + 1)
        }:
            yield args, {"at_once": other}


def loosen_order(args: list, kwargs: dict, lines: Sequence[str]) -> Iterator[Said]:
    """All lines may change places that have a word of a pattern, or all lines."""
    fixed = [line for line in lines if find_group(line, [args]) is None]
    words = {word for pattern in args for word in re.findall(r"[A-Za-z]+", pattern)}
    for word in ["", *sorted(words)]:
        some = [NUMBER.sub("{}", line) for line in fixed if word in line]
        if some:
            yield [*args, *dict.fromkeys(some)], kwargs


def loosen_text(args: list, kwargs: dict, _) -> Iterator[Said]:
    """A pattern of which one word is left."""
    for number, pattern in enumerate(args):
        for word in re.findall(r"\w+", pattern):
            before = "" if pattern.startswith(word) else "{}"
            after = "" if pattern.endswith(word) else "{}"
            new = f"{before}{word}{after}"
            yield [*args[:number], new, *args[number + 1 :]], kwargs


def change_codes(args: list, kwargs: dict, _) -> Iterator[Said]:
    yield [args[0] + 1, *args[1:]], kwargs
    if kwargs:
        yield args, {}
        yield args, {"children": (*kwargs["children"], 1)}


def change_texts(args: list, kwargs: dict, _) -> Iterator[Said]:
    for number, text in enumerate(args):
        yield [*args[:number], text + "x", *args[number + 1 :]], kwargs
        if len(args) > 1:
            yield [*args[:number], *args[number + 1 :]], kwargs


def change_schedules(args: list, kwargs: dict, _) -> Iterator[Said]:
    yield [args[0] + "x"], kwargs
    yield args, kwargs | {"wrong": not kwargs["wrong"]}


def change_needs(args: list, kwargs: dict, _) -> Iterator[Said]:
    for key, value in kwargs.items():
        others = {"python": ">=9", "os": "windows" if value != "windows" else "linux"}
        others |= {"start_method": OTHERS.get(value)}
        new = others.get(key, value + 1 if key == "cpus" else not value)
        yield args, kwargs | {key: new}
        if len(kwargs) > 1:
            yield args, {k: v for k, v in kwargs.items() if k != key}


CHANGES: dict[str, Callable[[list, dict, Sequence[str]], Iterator[Said]]] = {
    "took": widen,
    "lasted": widen,
    "within": widen,
    "processes": miscount,
    "threads": miscount,
    "joins": miscount,
    "any_order": loosen_order,
    "varies": loosen_text,
    "exits": change_codes,
    "complains": change_texts,
    "loses": change_texts,
    "hangs": change_texts,
    "schedules": change_schedules,
    "needs": change_needs,
}
