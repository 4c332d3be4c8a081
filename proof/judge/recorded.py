"""Hold how a run ended against what was recorded, and which code had what done.

Pure functions, as in `verdict`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ..run.recording import Recording
from .breaches import SHAPE, Breach
from .parts import FLEETING, Parts
from .settle import settle

NUMBER = re.compile(r"(Thread|Process|PoolWorker)-[\d:]+")  # of a worker, which is luck


def find_other_ends(stored: Recording, run: Recording) -> Iterator[Breach]:
    """Exit codes, lost exceptions and what is left, if they are not those recorded.

    Of standard error, whether there is any: its words differ between versions.
    """
    for one, other in (
        ([f"exit code {stored.exit_code}"], [f"exit code {run.exit_code}"]),
        (list_exits(stored), list_exits(run)),
        (stored.lost, run.lost),
        (stored.incidents, run.incidents),
        (list_errors(stored), list_errors(run)),
    ):
        yield from find_differences(one, other)


def find_other_hangs(stored: Recording, run: Recording) -> Iterator[Breach]:
    """The lines in which a run hangs that are not those recorded."""
    return find_differences(stored.hung, run.hung)


def find_other_calls(stored: Recording, run: Recording) -> Iterator[Breach]:
    """The tasks that are not those recorded, whoever did them and when."""
    return find_differences(list_calls(stored), list_calls(settle(run, stored)))


def list_calls(run: Recording) -> list[str]:
    texts = (f"{task.name}({task.arguments})" for task in run.tasks)
    return [FLEETING.sub("…", text) for text in texts]


def find_differences(one: Sequence[str], other: Sequence[str]) -> Iterator[Breach]:
    for missing, added in zip_longest(subtract(one, other), subtract(other, one)):
        text = f"{added or 'nothing'}, where {missing or 'nothing'} is recorded"
        yield Breach(text, True, rank=SHAPE)


def list_exits(run: Recording) -> list[str]:
    return [f"a child process with exit code {code}" for code in run.children]


def list_errors(run: Recording) -> list[str]:
    return ["lines on standard error"] if run.complaints else []


def subtract(some: Iterable[str], others: Iterable[str]) -> list[str]:
    """Those texts that have no equal of their own among the others."""
    left = Counter(map(hide_number, some)) - Counter(map(hide_number, others))
    return sorted(left.elements())


def hide_number(text: str) -> str:
    return NUMBER.sub(r"\1", text)


def find_other_code(drawn: Parts, seen: Parts) -> Iterator[Breach]:
    """The first thing that another line of the script had done than is recorded."""
    known, now = list_code(drawn), list_code(seen)
    for key, (what, one) in known.items():
        other = now.get(key, (what, one))[1]
        if one != other and None not in one | other:
            lines = say_lines(other - one or other), say_lines(one - other or one)
            text = "{}: by {} of the script, where {} is recorded".format(what, *lines)
            yield Breach(text, True, rank=SHAPE)
            return


def list_code(parts: Parts) -> dict[str | int, tuple[str, set[int | None]]]:
    """What each event is, and the lines of the script that had it done, by its key."""
    found: dict[str | int, tuple[str, set[int | None]]] = {}
    for part in (part for alike in parts.values() for part in alike):
        for event in part:
            found.setdefault(event.key, (event.what, set()))[1].add(event.code)
    return found


def say_lines(lines: set[int | None]) -> str:
    return "line " + " and ".join(sorted(map(str, lines)))
