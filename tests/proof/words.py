"""Say in plain words what every run of an example must keep."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import SPELLED, Bounds, Contract, Needs, Workers, versions
from .verdict import group_of, named, numbered

NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]


def sentence(contract: Contract, lines: Sequence[str]) -> str:
    """The end of a sentence that begins with “Proven by every commit:”, such as

    `these lines in this order, in 1 to 2 seconds, by two processes, both at
    once, each joined.`

    `lines` are those of the transcript.
    """
    parts = [
        order(contract, lines),
        times(contract, lines),
        numbers(contract),
        workers(contract),
        joined(contract),
        ending(contract),
        *(f"with “{text}” on standard error" for text in contract.complains),
        *(f"with “{text}” raised where no caller gets it" for text in contract.loses),
        place(contract.needs),
        "with nothing else running beside it" if contract.alone else "",
    ]
    return ", ".join(part for part in parts if part) + "."


def order(contract: Contract, lines: Sequence[str]) -> str:
    """Which lines keep their places."""
    if not lines:
        return "nothing printed"
    freedom = []
    free = [group_of(line, contract.any_order) is not None for line in lines]
    if any(free) and not all(free):
        freedom.append("bracketed ones may change places")
    if contract.varies:
        freedom.append("what is underlined varies")
    aside = f" ({'; '.join(freedom)})" if freedom else ""
    if len(lines) == 1:
        return f"this line{aside}"
    if all(free) and len(contract.any_order) == 1:
        return f"these lines in any order{aside}"
    if all(free):
        return f"these lines, in any order within each bracket{aside}"
    return f"these lines in this order{aside}"


def times(contract: Contract, lines: Sequence[str]) -> str:
    """What is proven of the seconds printed, and of those of the whole run."""
    lasted = f"in a run of {seconds(contract.run)}" if contract.run else ""
    if not contract.took:
        return lasted
    took = named(contract, lines).took
    if len(took) > 1:
        listed = "; ".join(filled(bounds) for bounds in took)
        said = f"each printed time within its bounds ({listed})"
    elif printing(took[0], lines) > 1:
        said = f"each printed time within {seconds(took[0])}"
    elif contract.lasted:
        said = f"the printed time {seconds(took[0])}"
    else:
        return f"in {seconds(took[0])}"
    return f"{said}, {lasted}" if lasted else said


def numbers(contract: Contract) -> str:
    """What is proven of the other numbers that are printed."""
    listed = [filled(bounds) for bounds in contract.within]
    return f"with {enumerated(listed)} printed" if listed else ""


def printing(bounds: Bounds, lines: Sequence[str]) -> int:
    """How many lines print a time that these bounds govern."""
    if bounds.pattern is None:
        return 0
    return sum(bool(numbered(bounds.pattern).fullmatch(line)) for line in lines)


def filled(bounds: Bounds) -> str:
    """The line that prints a number, with its bounds in the number's place."""
    if bounds.pattern is None:
        return seconds(bounds)
    before, after = bounds.pattern.split("{}")
    return "“" + before + interval(bounds) + re.sub(r"^ seconds?$", " s", after) + "”"


def seconds_of(bounds: Bounds, unit: str) -> str:
    """`1 to 2 s`, or `under 1 s` where nothing is too quick."""
    return f"{interval(bounds)} {unit}"


def interval(bounds: Bounds) -> str:
    if bounds.low == 0:
        return f"under {bounds.high:g}"
    return f"{bounds.low:g} to {bounds.high:g}"


def seconds(bounds: Bounds) -> str:
    one = bounds.low == 0 and bounds.high == 1
    return seconds_of(bounds, "second" if one else "seconds")


def workers(contract: Contract) -> str:
    """Who did the tasks, and how many of them at the same moment."""
    groups = [
        together(contract.processes, "process"),
        together(contract.threads, "thread"),
    ]
    said = ", and by ".join(text for text in groups if text)
    return f"by {said}" if said else "by the main thread alone"


def together(workers: Workers, kind: str) -> str:
    if not workers.count:
        return ""
    if workers.count == 1:
        return f"one worker {kind}"
    text = counted(workers.count, kind)
    if workers.at_once is None:
        return text
    if workers.at_once == 1:
        return f"{text}, one at a time"
    if workers.at_once == workers.count:
        return f"{text}, {'both' if workers.count == 2 else 'all'} at once"
    return f"{text}, at most {number(workers.at_once)} at once"


def joined(contract: Contract) -> str:
    """How many of the workers the script waited for."""
    count = contract.processes.count + contract.threads.count
    if not contract.joins:
        return ""
    if contract.joins == count:
        return "joined" if count == 1 else "each joined"
    if contract.joins < count:
        return f"{number(contract.joins)} of them joined"
    return f"{counted(contract.joins, 'worker')} joined"


def ending(contract: Contract) -> str:
    """The exit codes, where one of them is not 0."""
    parts = [f"exit code {contract.exits}"] if contract.exits else []
    if contract.children:
        ends = [
            f"exit code {code}" if code > 0 else f"signal {-code}"
            for code in contract.children
        ]
        verb = "a child process ending" if len(ends) == 1 else "child processes ending"
        parts.append(f"{verb} with {enumerated(ends)}")
    return f"with {' and '.join(parts)}" if parts else ""


def place(needs: Needs) -> str:
    """Where the example can run."""
    parts = [f"on {SPELLED[needs.os]}"] if needs.os else []
    if needs.python:
        said = versions(needs.python)
        python = said.startswith("Python")
        parts.append(f"on {said}" if python else said[0].lower() + said[1:])
    if needs.gil is not None:
        parts.append("with the GIL" if needs.gil else "without the GIL")
    if needs.start_method:
        parts.append(f"under {needs.start_method}")
    if needs.cpus:
        parts.append(f"with {counted(needs.cpus, 'CPU')} to count")
    return ", ".join(parts)


def enumerated(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def counted(count: int, noun: str) -> str:
    plural = noun + ("es" if noun.endswith("s") else "s")
    return f"{number(count)} {noun if count == 1 else plural}"


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
