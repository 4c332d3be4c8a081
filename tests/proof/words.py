"""Say in plain words what every run of an example must keep."""

from __future__ import annotations

from .marks import Bounds, Contract, Workers

NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]


def sentence(contract: Contract) -> str:
    """One sentence from the marks, such as

    `These lines in this order, in 1 to 2 seconds, by two processes, both at once.`
    """
    parts = [order(contract)]
    parts += times(contract)
    parts += [by(contract)]
    if contract.joins:
        parts.append(f"{counted(contract.joins, 'worker')} joined")
    if contract.exits:
        parts.append(f"exit code {contract.exits}")
    if contract.children:
        codes = ", ".join(map(str, contract.children))
        parts.append(f"exit codes of children {codes}")
    parts += [f"“{text}” on standard error" for text in contract.complains]
    words = "; ".join(part for part in parts if part)
    return words[0].upper() + words[1:] + "."


def order(contract: Contract) -> str:
    if not contract.any_order:
        return "these lines in this order"
    return "these lines in this order, but bracketed ones may change places"


def times(contract: Contract) -> list[str]:
    """What is proven of the seconds printed, and of those of the whole run."""
    parts = []
    if contract.took:
        parts.append("in " + " and ".join(seconds(b) for b in contract.took))
    if contract.lasted:
        parts.append(f"the whole run in {seconds(contract.lasted)}")
    return parts


def seconds(bounds: Bounds) -> str:
    if bounds.low == 0:
        return f"less than {amount(bounds.high)}"
    return f"{bounds.low:g} to {amount(bounds.high)}"


def amount(number: float) -> str:
    return f"{number:g} second" + ("s" if number != 1 else "")


def by(contract: Contract) -> str:
    """Who did the tasks, and how many of them at the same moment."""
    workers = [
        together(contract.processes, "process"),
        together(contract.threads, "thread"),
    ]
    named = " and ".join(text for text in workers if text)
    return f"by {named}" if named else "by the main thread alone"


def together(workers: Workers, kind: str) -> str:
    if not workers.count:
        return ""
    text = counted(workers.count, kind)
    if workers.count == 1 or workers.at_once is None:
        return text
    if workers.at_once == 1:
        return f"{text}, one at a time"
    if workers.at_once == workers.count:
        return f"{text}, {'both' if workers.count == 2 else 'all'} at once"
    return f"{text}, {number(workers.at_once)} of them at once"


def counted(count: int, noun: str) -> str:
    plural = noun + ("es" if noun.endswith("s") else "s")
    return f"{number(count)} {noun if count == 1 else plural}"


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
