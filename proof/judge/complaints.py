"""Hold what a run wrote to standard error against what its contract tells of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..contract.terms import Contract
from ..run.recording import Recording
from .breaches import CAUSE, RESULT, Breach
from .outcome import was_forced

# What Python writes around an exception: where it was, in which code or, from 3.14 on,
# in which object that was pickled, and which came before it.
FRAME = re.compile(
    r"\s|$|Traceback \(most recent call last\):$|Process \S+:$|Exception in thread .+:$"
    r"|[\"']{3}$|[\w.]*RemoteTraceback: $|The above exception was |During handling of "
    r"|when serializing "
)
# How a warning begins, after which stands the line that gave it.
WARNING = re.compile(r"\S+:\d+: \w*Warning: ")


def check_complaints(run: Recording, contract: Contract) -> Iterator[Breach]:
    rank = CAUSE if has_failed(run) else RESULT
    said = f":\n{run.complaints}" if run.complaints else ""
    missing = [text for text in contract.complains if text not in run.complaints]
    for text in missing:
        what = f"standard error does not say {text!r}{said}"
        forced = RESULT if was_forced(run) else rank
        yield Breach(what, rank=forced, term="complains")
    if missing:
        return
    if said and not contract.complains:
        text = f"it wrote to standard error{said}"
        yield Breach(text, rank=rank, term="complains")
    elif untold := find_untold(run.complaints, contract.complains):
        text = f"standard error says what no `complains` tells: {untold[0]!r}{said}"
        yield Breach(text, rank=rank, term="complains")


def find_untold(complaints: str, told: Collection[str]) -> tuple[str, ...]:
    """The lines of standard error that no mark tells, less the frames of tracebacks.

    Where an exception came from is told with it, what it was has to be by itself.
    """
    lines = [line for line in complaints.splitlines() if not FRAME.match(line)]
    return tuple(line for line in lines if not any(text in line for text in told))


def has_failed(run: Recording) -> bool:
    """Whether what is on standard error tells why a run ended as it did.

    A warning does not, such as that of what a killed process has left.
    """
    traced = "Traceback (most recent call last)" in run.complaints
    said = [line for line in run.complaints.splitlines() if line[:1].strip()]
    errors = [line for line in said if not WARNING.match(line)]
    return traced or bool(errors and run.exit_code)
