"""Say in plain words what every run of an example must keep."""

from __future__ import annotations

import re
from collections.abc import Collection

from .conditions import SPELLED, say_versions
from .counting import enumerate_words, spell_count, spell_number
from .needs import Needs, join_names
from .promise import Promise
from .terms import QUIET, Bounds, Contract, Workers


def say_contract(promise: Promise) -> str:
    """The end of a sentence that begins with “Proven by every commit:”, such as

    `these lines in this order, in 1 to 2 seconds, by two processes, both at
    once, each joined.`
    """
    return ", ".join(words for _, words in list_parts(promise)) + "."


def list_parts(promise: Promise) -> list[tuple[Collection[str], str]]:
    """The parts of that sentence, each with the terms that it tells of."""
    contract = promise.contract
    alone = "with nothing else running beside it" if contract.alone else ""
    complains = [f"with “{text}” on standard error" for text in contract.complains]
    loses = "with “{}” raised where no caller gets it"
    parts: list[tuple[Collection[str], str]] = [
        (("lines",), say_order(promise)),
        (("took", "lasted"), say_times(promise)),
        (("within",), say_numbers(contract)),
        (("processes", "threads", "at_once"), say_workers(contract)),
        ((), "whichever comes first" if contract.contends else ""),
        (("joins",), say_joins(contract)),
        (("exits",), say_ends(contract)),
        *((("complains",), text) for text in complains),
        *((("loses",), loses.format(text)) for text in contract.loses),
        ((), say_place(contract.needs)),
        ((), alone),
        (("schedules",), say_schedules(contract)),
        (("hangs",), say_hang(contract)),
    ]
    return [part for part in parts if part[1]]


def say_order(promise: Promise) -> str:
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


def say_times(promise: Promise) -> str:
    """What is proven of the seconds printed, and of those of the whole run."""
    contract = promise.contract
    bounds = None if contract.hangs else contract.run
    lasted = f"in a run of {say_bounds(bounds)}" if bounds else ""
    took = contract.took
    if not took:
        return lasted
    if len(took) > 1:
        listed = "; ".join(fill_pattern(bounds) for bounds in took)
        said = f"each printed time within its bounds ({listed})"
    elif count_printing(took[0], promise) > 1:
        said = f"each printed time within {say_bounds(took[0])}"
    elif contract.lasted:
        said = f"the printed time {say_bounds(took[0])}"
    else:
        return f"in {say_bounds(took[0])}"
    return f"{said}, {lasted}" if lasted else said


def say_numbers(contract: Contract) -> str:
    """What is proven of the other numbers that are printed."""
    listed = [fill_pattern(bounds) for bounds in contract.within]
    return f"with {enumerate_words(listed)} printed" if listed else ""


def count_printing(bounds: Bounds, promise: Promise) -> int:
    """How many lines print a time that these bounds govern."""
    numbers = [number for line in promise.lines for number in line.numbers]
    return sum(number.bounds is bounds for number in numbers)


def fill_pattern(bounds: Bounds) -> str:
    """The line that prints a number, with its bounds in the number's place."""
    if bounds.pattern is None:
        return say_bounds(bounds)
    before, after = bounds.pattern.split("{}")
    return (
        "“" + before + say_interval(bounds) + re.sub(r"^ seconds?$", " s", after) + "”"
    )


def say_seconds(bounds: Bounds, unit: str) -> str:
    """`1 to 2 s`, or `under 1 s` where nothing is too quick."""
    return f"{say_interval(bounds)} {unit}"


def say_interval(bounds: Bounds) -> str:
    whole = round((bounds.low + bounds.high) / 2)
    if not bounds.unit and bounds.low < whole < bounds.high <= bounds.low + 1:
        return str(whole)  # a count
    if bounds.low == 0:
        return f"under {bounds.high:g}"
    return f"{bounds.low:g} to {bounds.high:g}"


def say_bounds(bounds: Bounds) -> str:
    one = bounds.low == 0 and bounds.high == 1
    return say_seconds(bounds, "second" if one else "seconds")


def say_workers(contract: Contract) -> str:
    """Who did the tasks, and how many of them at the same moment."""
    groups = [
        say_together(contract.processes, "process"),
        say_together(contract.threads, "thread"),
    ]
    said = ", and by ".join(text for text in groups if text)
    return f"by {said}" if said else "with all work in the main thread"


def say_together(workers: Workers, kind: str) -> str:
    if not workers.count:
        return ""
    if workers.count == 1:
        return f"one worker {kind}"
    text = spell_count(workers.count, kind)
    if workers.at_once is None:
        return text
    if workers.at_once == 1:
        return f"{text}, one at a time"
    if workers.at_once == workers.count:
        return f"{text}, {'both' if workers.count == 2 else 'all'} at once"
    return f"{text}, at most {spell_number(workers.at_once)} at once"


def say_joins(contract: Contract) -> str:
    """How many of the workers the script waited for."""
    count = contract.processes.count + contract.threads.count
    if not contract.joins:
        return ""
    if contract.joins == count:
        return "joined" if count == 1 else "each joined"
    if contract.joins < count:
        return f"{spell_number(contract.joins)} of them joined"
    return f"{spell_count(contract.joins, 'worker')} joined"


def say_ends(contract: Contract) -> str:
    """The exit codes, where one of them is not 0."""
    parts = [f"exit code {contract.exits}"] if contract.exits else []
    if contract.children:
        ends = [
            f"exit code {code}" if code > 0 else f"signal {-code}"
            for code in contract.children
        ]
        verb = "a child process ending" if len(ends) == 1 else "child processes ending"
        parts.append(f"{verb} with {enumerate_words(ends)}")
    return f"with {' and '.join(parts)}" if parts else ""


def say_schedules(contract: Contract) -> str:
    """What is proven of all orders in which the threads' lines can take turns."""
    if not contract.schedules:
        return ""
    line = f"“{contract.schedules.right}”".replace("{}", "…")
    where = " where they pause or wait" if contract.schedules.pauses else ""
    if contract.schedules.wrong:
        return f"without {line} in some order in which its threads take turns{where}"
    return f"with {line} in every order in which its threads take turns{where}"


def say_hang(contract: Contract) -> str:
    """Where it waits for ever, and how long the proof looks on."""
    if not contract.hangs:
        return ""
    where = enumerate_words([f"“{text}”" for text in dict.fromkeys(contract.hangs)])
    quiet = f"{QUIET:g} seconds in which nothing happens"
    return f"until it hangs in {where}, and the proof ends it after {quiet}"


def say_place(needs: Needs) -> str:
    """Where the example can run."""
    parts = [f"on {SPELLED[needs.os]}"] if needs.os else []
    if needs.python:
        said = say_versions(needs.python)
        python = said.startswith("Python")
        parts.append(f"on {said}" if python else said[0].lower() + said[1:])
    if needs.gil is not None:
        parts.append("with the GIL" if needs.gil else "without the GIL")
    if needs.start_method:
        parts.append(f"under {needs.start_method}")
    if needs.cpus:
        parts.append(f"with {spell_count(needs.cpus, 'CPU')} to count")
    if needs.packages:
        parts.append(f"with {join_names(needs.packages.split())} installed")
    return ", ".join(parts)
