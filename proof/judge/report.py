"""Say what a verdict found: where, what broke, and the cure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..contract.marks import PREFIX
from ..contract.promise import bind
from ..page.examples import Example
from ..run.recording import Recording
from .breaches import FORCED, RESULT, SHAPE, Breach, find_causes
from .cures import find_cure
from .diff import lay_side_by_side
from .verdict import find_refusals

RUNS = "one run printed", "another printed"


def tell_breaches(
    example: Example, found: Sequence[Breach], run: Recording, runs: int = 1
) -> str:
    """The whole message for a run that broke its contract, as all of so many did."""
    broke = find_causes(found)[0].rank != SHAPE
    head = "broke its contract" if broke else "did not run as its page draws it"
    shown = lay_side_by_side(example.promise, run)
    return write_message(example, found, [run], f"{head}{say_runs(runs)}", shown)


def tell_refusal(
    example: Example, found: Sequence[Breach], run: Recording, runs: int = 1
) -> str:
    """The same for a run that was to be recorded."""
    head = f"was not recorded: it broke its contract{say_runs(runs)}"
    shown = lay_side_by_side(bind(example.contract, []), run)
    return write_message(example, found, [run], head, shown)


def tell_rehearsals(
    example: Example,
    found: Sequence[Breach],
    broke: Sequence[Recording],
    others: Sequence[Recording],
) -> str:
    """The same for rehearsals, some of which broke it, the first in what was found."""
    runs = [*broke, *others]
    head = f"was not recorded: {len(broke)} of {len(runs)} runs broke its contract"
    shown = lay_side_by_side(bind(example.contract, []), broke[0])
    return write_message(example, found, runs, head, shown)


def say_runs(runs: int) -> str:
    return f" in each of {runs} runs" if runs > 1 else ""


def tell_differences(
    example: Example, found: Sequence[Breach], runs: Sequence[Recording]
) -> str:
    """The message for runs that keep their contract and do not print the same."""
    promise = bind(example.contract, runs[0].texts)
    keys = [line.key for line in promise.lines]
    other = next(r for r in runs if [x.key for x in promise.read(r.texts)] != keys)
    shown = lay_side_by_side(promise, other, RUNS)
    head = f"was not recorded: {len(runs)} runs do not print the same"
    return write_message(example, found, runs, head, shown)


def write_message(
    example: Example,
    found: Sequence[Breach],
    runs: Sequence[Recording],
    head: str,
    shown: Sequence[str],
) -> str:
    """Place and head, what came before all else, what was printed, and the cure."""
    told = find_causes(found)
    if told[0].rank != RESULT and not runs[0].lines:
        shown = []  # that nothing was printed follows from what is told
    return "\n".join(
        [
            f"{find_place(example, told)}: {example.script} {head}",
            *(f"  - {indent(breach.text)}" for breach in told),
            *(["", *shown] if shown else []),
            "",
            *write_remedy(example, told, runs),
        ]
    )


def write_remedy(
    example: Example, told: Sequence[Breach], runs: Sequence[Recording]
) -> list[str]:
    """How to make script and page agree, by the one or the other."""
    if any(breach.text.startswith(FORCED) for breach in told):
        return [f"Mend {example.script}."]
    mend = f"If the script is wrong, mend {example.script}"
    shown = bind(example.contract, runs[0].texts)
    if len(runs) == 1 and not find_refusals(runs[0], shown):
        command = write_command(example)
        return [
            f"{mend}.",
            f"If the page is out of date, accept the new run: {command}",
        ]
    change = find_cure(runs, example.contract)
    marks = [f"<!--{PREFIX}{mark}-->" for mark in change.write]
    removed = ", ".join(change.remove)
    mend += f", which has to keep {removed}." if removed else "."
    return [mend, *say_change(removed, bool(marks)), *marks]


def say_change(removed: str, more: bool) -> Iterator[str]:
    """What to do with the marks; to promise less is the last thing to think of."""
    if removed and more:
        yield (
            "If the page is wrong, let it promise what the script does: "
            f"take out {removed} and write above its command:"
        )
    elif removed:
        yield f"Only if the page is to promise less, take out {removed}."
    elif more:
        yield "If it is right, let the page say so: write above its command:"


def tell_attempt(
    example: Example, found: Sequence[Breach], run: Recording, runs: int = 1
) -> str:
    """The message for a start or a wrong answer that its page does not tell of so."""
    shown = lay_side_by_side(example.promise, run)
    return "\n".join(
        [
            f"{find_place(example)}: {example.script} is not wrong as its page says"
            f"{say_runs(runs)}",
            *(f"  - {indent(breach.text)}" for breach in find_causes(found)),
            "",
            *shown,
            "",
            f"Mend {example.script}, or what stands above its solution's marks.",
        ]
    )


def tell_stale(example: Example, found: Sequence[Breach]) -> str:
    """The message for a page whose recording is missing or not what it shows."""
    reasons = "; ".join(breach.text for breach in found)
    place, command = find_place(example, found), write_command(example)
    return f"{place}: {example.script}: {reasons}; run: {command}"


def tell_orders(example: Example, found: Sequence[Breach]) -> str:
    """The message for a script whose orders are not what its mark says of them."""
    reasons = "; ".join(breach.text for breach in found)
    cure = f"mend {example.script}, or let schedules(…) above its command say so"
    return f"{find_place(example)}: {example.script}: {reasons}; {cure}"


def write_command(example: Example) -> str:
    return f"make record example={example.ident}"


def find_place(example: Example, found: Sequence[Breach] = ()) -> str:
    """Page and line of the transcript's line at fault, or of the command."""
    lines = [
        b.line for b in found if b.line is not None and b.line < len(example.lines)
    ]
    line = example.transcript_line + lines[0] if lines else example.line
    return f"{example.page}:{line}"


def indent(text: str) -> str:
    return text.replace("\n", "\n      ")
