"""Say in plain words what every run of an example must keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from packaging.version import Version

from .marks import Bounds, Contract, Needs, Workers
from .promise import Promise

NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]

SPELLED = {
    "linux": "Linux",
    "macos": "macOS",
    "windows": "Windows",
    "posix": "Linux and macOS",
}


def sentence(promise: Promise) -> str:
    """The end of a sentence that begins with “Proven by every commit:”, such as

    `these lines in this order, in 1 to 2 seconds, by two processes, both at
    once, each joined.`
    """
    contract = promise.contract
    parts = [
        order(promise),
        times(promise),
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


def order(promise: Promise) -> str:
    """Which lines keep their places."""
    contract, lines = promise.contract, promise.lines
    if not lines:
        return "nothing printed"
    freedom = []
    free = [line.group is not None for line in lines]
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


def times(promise: Promise) -> str:
    """What is proven of the seconds printed, and of those of the whole run."""
    contract = promise.contract
    lasted = f"in a run of {seconds(contract.run)}" if contract.run else ""
    took = contract.took
    if not took:
        return lasted
    if len(took) > 1:
        listed = "; ".join(filled(bounds) for bounds in took)
        said = f"each printed time within its bounds ({listed})"
    elif printing(took[0], promise) > 1:
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


def printing(bounds: Bounds, promise: Promise) -> int:
    """How many lines print a time that these bounds govern."""
    numbers = [number for line in promise.lines for number in line.numbers]
    return sum(number.bounds is bounds for number in numbers)


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
    text = spelled(workers.count, kind)
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
    return f"{spelled(contract.joins, 'worker')} joined"


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
        parts.append(f"with {spelled(needs.cpus, 'CPU')} to count")
    return ", ".join(parts)


def label(needs: Needs) -> str:
    """The conditions in a few words, such as `Python 3.14 and newer, spawn`."""
    cpus = counted(needs.cpus, "CPU") if needs.cpus else ""
    gil = {None: "", True: "with the GIL", False: "free-threaded"}[needs.gil]
    system = SPELLED.get(needs.os, "")
    parts = [versions(needs.python), gil, system, needs.start_method, cpus]
    return ", ".join(part for part in parts if part)


def labels(several: Sequence[Needs]) -> list[str]:
    """What tells conditions apart, each in a few words; what all share is left out."""
    names = [field.name for field in fields(Needs)]
    shared = [n for n in names if len({getattr(each, n) for each in several}) == 1]
    nothing = {name: getattr(Needs(), name) for name in shared}
    return [label(replace(each, **nothing)) for each in several]


def versions(wanted: str) -> str:
    """A range of versions in words: `>=3.14` is `Python 3.14 and newer`."""
    if found := re.fullmatch(r">=\s*([\d.]+)", wanted):
        return f"Python {found[1]} and newer"
    if found := re.fullmatch(r"<\s*([\d.]+)", wanted):
        return f"Before Python {found[1]}"
    if found := re.fullmatch(r">=\s*([\d.]+),\s*<\s*([\d.]+)", wanted):
        return between(Version(found[1]), Version(found[2]))
    return f"Python {wanted}" if wanted else ""


def between(low: Version, high: Version) -> str:
    """Versions from one on, before another; of one minor version in its name."""
    minor = f"{low.major}.{low.minor}"
    following = f"{low.major}.{low.minor + 1}"
    if high == Version(following):
        return f"Python {minor} since {low}" if low.micro else f"Python {minor}"
    if low == Version(minor) and high < Version(following):
        return f"Python {minor} before {high}"
    return f"From Python {low}, before {high}"


def enumerated(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def spelled(count: int, noun: str) -> str:
    """`two processes`, as in a sentence."""
    return f"{number(count)} {noun if count == 1 else plural(noun)}"


def counted(count: int, noun: str) -> str:
    """`2 processes`, as in a message."""
    return f"{count} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    return noun + ("es" if noun.endswith("s") else "s")


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
