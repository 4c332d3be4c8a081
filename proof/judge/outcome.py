"""Hold against a contract how a run ended: by itself or not, and what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..contract.counting import enumerate_words, say_count
from ..contract.terms import Contract
from ..run.recording import Recording
from .breaches import CAUSE, END, FORCED, HANGS, RESULT, Breach


def check_incidents(run: Recording) -> Iterator[Breach]:
    for incident in run.incidents:
        rank = CAUSE if incident.startswith(FORCED) else RESULT
        late = incident.startswith(HANGS)
        yield Breach(incident, late=late, rank=rank, term="end")


def was_forced(run: Recording) -> bool:
    """Whether it was ended before it could say all that it had to."""
    return any(incident.startswith(FORCED) for incident in run.incidents)


def check_losses(run: Recording, contract: Contract) -> Iterator[Breach]:
    """Each exception that no caller got is one that the contract tells of."""
    untold, missing = match_told(run.lost, contract.loses)
    for exception in untold:
        yield Breach(exception, rank=CAUSE, term="loses")
    for text in missing:
        yield Breach(f"no exception was lost that says {text!r}", term="loses")


def say_waits(hung: Iterable[str]) -> str:
    """The lines in which threads wait, each once, without the functions around them."""
    waits = Counter(wait.partition(": ")[2] or wait for wait in hung)
    return enumerate_words(
        [
            f"“{line}”" + (f" ({say_count(count, 'thread')})" if count > 1 else "")
            for line, count in waits.items()
        ]
    )


def check_hang(run: Recording, contract: Contract) -> Iterator[Breach]:
    """Each line in which a thread waits for ever is one that the contract tells of."""
    if contract.hangs and not run.hung:
        if not was_forced(run):
            what = "it came to its end, and has to hang"
            yield Breach(what, rank=CAUSE, term="hangs")
        return
    if run.hung and not contract.hangs:  # as of an answer to an exercise
        yield Breach(f"it hangs in {say_waits(run.hung)}", rank=CAUSE, term="hangs")
        return
    untold, missing = match_told(run.hung, contract.hangs)
    for wait in untold:
        what = f"it hangs in a line that no mark tells: {wait}"
        yield Breach(what, rank=CAUSE, term="hangs")
    for text in missing:
        what = f"no thread waits in a line with {text!r}"
        yield Breach(what, rank=CAUSE, term="hangs")


def match_told(seen: Iterable[str], told: Iterable[str]) -> tuple[list[str], list[str]]:
    """What was seen and no text tells, and the texts of which nothing was seen.

    Each text tells one thing, of which it is a part.
    """
    untold, missing = [], list(told)
    for each in seen:
        text = next((text for text in missing if text in each), None)
        if text is None:
            untold.append(each)
        else:
            missing.remove(text)
    return untold, missing


def check_exits(run: Recording, contract: Contract) -> Iterator[Breach]:
    if run.exit_code != contract.exits:
        text = f"it exited with {run.exit_code}, not {contract.exits}"
        yield Breach(text, rank=END, term="exits")
    if run.children != contract.children:
        yield Breach(
            f"its child processes exited with {list(run.children) or 'nothing but 0'}, "
            f"not {list(contract.children) or 'nothing but 0'}",
            rank=END,
            term="exits",
        )
