"""Hold a recording against what its page promises.

Everything here is a pure function: no clock, no file, no process. Times are
in seconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ..contract.counting import enumerate_words, pluralize, say_count
from ..contract.patterns import compile_numbered, compile_pattern, find_group
from ..contract.promise import Promise, Reading
from ..contract.terms import UNTIMED, Contract, Workers
from ..contract.words import say_interval
from ..run.recording import Kind, Recording
from .breaches import CAUSE, END, FORCED, HANGS, RESULT, Breach
from .measures import count_work, is_wide, measure

APART = 0.3  # seconds between events whose order a page tells
# What Python writes around an exception: where it was, in which code or, from 3.14 on,
# in which object that was pickled, and which came before it.
FRAME = re.compile(
    r"\s|$|Traceback \(most recent call last\):$|Process \S+:$|Exception in thread .+:$"
    r"|[\"']{3}$|[\w.]*RemoteTraceback: $|The above exception was |During handling of "
    r"|when serializing "
)
# Where a script rounds, the transcript may lack zeros at the end: 15.0 for 15.00.
SPARE = 2


def judge(run: Recording, promise: Promise) -> list[Breach]:
    """Every breach of the promise by this run; none if it kept it."""
    contract = promise.contract
    printed = promise.read(run.texts)
    return [
        *find_ungoverned(promise),
        *find_unused(promise),
        *check_incidents(run),
        *check_losses(run, contract),
        *check_hang(run, contract),
        *check_exits(run, contract),
        *check_complaints(run, contract),
        *check_number(printed, promise.lines),
        *excuse_slow_starts(run, check_order(printed, promise.lines)),
        *check_digits(printed, promise.lines),
        *check_bounds(run, promise),
        *excuse_slow_starts(run, check_workers(run, "process", contract.processes)),
        *excuse_slow_starts(run, check_workers(run, "thread", contract.threads)),
        *check_joins(run, contract),
    ]


def find_refusals(run: Recording, promise: Promise) -> list[Breach]:
    """Why the book cannot show this run; none if it keeps the contract by itself.

    Slow starts excuse nothing: a page shows what a machine with time to spare does.
    """
    run = replace(run, slowest_start=0.0)
    return [*judge(run, promise), *find_toothless(run, promise)]


def started_slowly(run: Recording) -> bool:
    return run.slowest_start >= APART


def excuse_slow_starts(run: Recording, found: Iterable[Breach]) -> Iterator[Breach]:
    """The same, late where a worker took longer to start than events are apart."""
    for breach in found:
        yield replace(breach, late=breach.late or started_slowly(run))


def judge_transcript(stored: Recording, promise: Promise) -> list[Breach]:
    """What is wrong with a page's transcript, its recording being `stored`."""
    if not stored.where:
        return [Breach("the recording does not say where it ran")]
    for position, (said, seen) in enumerate(zip_longest(promise.texts, stored.texts)):
        if said != seen:
            return [
                Breach(
                    f"the transcript is not what was recorded: line {position + 1} "
                    f"says {quote(said)}, the recording {quote(seen)}",
                    line=position,
                )
            ]
    if stored.marks != promise.contract.marks:
        change = compare_marks(stored, promise.contract)
        return [Breach(f"the marks are not those recorded: {change}")]
    return find_refusals(stored, promise)


def compare_marks(stored: Recording, contract: Contract) -> str:
    """The marks that only the page has, or only the recording."""
    new = [f"{mark} is new" for mark in contract.marks if mark not in stored.marks]
    gone = [f"{mark} is gone" for mark in stored.marks if mark not in contract.marks]
    return ", ".join([*new, *gone]) or "their order or number has changed"


def find_toothless(stored: Recording, promise: Promise) -> Iterator[Breach]:
    """Bounds so far from what was measured that another story keeps them too.

    What computes may take any time on a crowded machine: only its lower bound counts,
    and it may have been late.
    """
    for number in measure(stored, promise):
        if number.bounds is not UNTIMED and is_wide(number, promise.contract.alone):
            low, high = number.bounds.low, number.bounds.high
            text = f"{number.said}: [{low:g}, {high:g}) is too wide"
            yield Breach(text, late=promise.contract.alone, line=number.line)


def quote(line: str | None) -> str:
    return "nothing" if line is None else repr(line)


def find_ungoverned(promise: Promise) -> Iterator[Breach]:
    """Decimal numbers that no mark bounds or lets vary."""
    for position, line in enumerate(promise.lines):
        for low, high in line.free:
            yield Breach(
                f"no mark governs {line.text[low:high]} in {line.text!r}: write "
                'took(low, high, "… {} seconds") for a time, '
                'within(low, high, "… {} …") for another number that the page '
                'speaks of, varies("…{}…") for one that promises nothing',
                line=position,
            )


def find_unused(promise: Promise) -> Iterator[Breach]:
    """Marks that speak of lines which the transcript does not have."""
    contract, lines = promise.contract, promise.texts
    patterns = [p for group in contract.any_order for p in group]
    wanted = [(p, compile_pattern(p)) for p in (*patterns, *contract.varies)]
    wanted += [(p, compile_numbered(p)) for p, _ in contract.printed]
    for pattern, matches in wanted:
        if not any(matches.fullmatch(line) for line in lines):
            yield Breach(f"no line of the transcript matches the mark's {pattern!r}")
    for group in contract.any_order:
        if sum(find_group(line, [group]) is not None for line in lines) == 1:
            yield Breach(f"any_order{group!r} matches one line, which has no order")
    if len(contract.took) > 1 and any(b.pattern is None for b in contract.took):
        yield Breach("several times are bound: give each took a pattern for its line")


def check_incidents(run: Recording) -> Iterator[Breach]:
    for incident in run.incidents:
        rank = CAUSE if incident.startswith(FORCED) else RESULT
        late = incident.startswith(HANGS)
        yield Breach(incident, late=late, rank=rank, term="end")


def check_losses(run: Recording, contract: Contract) -> Iterator[Breach]:
    """Each exception that no caller got is one that the contract tells of."""
    told = list(contract.loses)
    for exception in run.lost:
        text = next((text for text in told if text in exception), None)
        if text is None:
            yield Breach(exception, rank=CAUSE, term="loses")
        else:
            told.remove(text)
    for text in told:
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
    told = list(contract.hangs)
    for wait in run.hung:
        text = next((text for text in told if text in wait), None)
        if text is None:
            what = f"it hangs in a line that no mark tells: {wait}"
            yield Breach(what, rank=CAUSE, term="hangs")
        else:
            told.remove(text)
    for text in told:
        what = f"no thread waits in a line with {text!r}"
        yield Breach(what, rank=CAUSE, term="hangs")


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


def was_forced(run: Recording) -> bool:
    """Whether it was ended before it could say all that it had to."""
    return any(incident.startswith(FORCED) for incident in run.incidents)


def has_failed(run: Recording) -> bool:
    """Whether what is on standard error tells why a run ended as it did."""
    traced = "Traceback (most recent call last)" in run.complaints
    return bool(run.complaints) and (traced or bool(run.exit_code))


def check_number(
    printed: Sequence[Reading], wanted: Sequence[Reading]
) -> Iterator[Breach]:
    if len(printed) != len(wanted):
        text = f"it printed {say_count(len(printed), 'line')}, not {len(wanted)}"
        yield Breach(text, term="lines")


def check_digits(
    printed: Sequence[Reading], wanted: Sequence[Reading]
) -> Iterator[Breach]:
    """No number is printed far more exactly than the transcript shows any."""
    most = max(map(count_digits, wanted), default=0) + SPARE
    for line in printed:
        if count_digits(line) > most:
            text = f"it printed more digits than the transcript has: {line.text!r}"
            yield Breach(text, term="lines")


def count_digits(line: Reading) -> int:
    """The most digits after the point of a number that a mark bounds."""
    numbers = (line.text[slice(*number.span)] for number in line.numbers)
    return max((len(number.partition(".")[2]) for number in numbers), default=0)


def check_order(
    printed: Sequence[Reading], wanted: Sequence[Reading]
) -> Iterator[Breach]:
    """Each line in its place, if there are as many as places.

    Those of an any_order group stand there among themselves.
    """
    if len(printed) != len(wanted):
        return
    places: dict[int, list[int]] = {}
    for position, (seen, line) in enumerate(zip(printed, wanted, strict=True)):
        if line.group is not None:
            places.setdefault(line.group, []).append(position)
        elif seen.skeleton != line.skeleton:
            text = f"line {position + 1} is {seen.text!r}, not {line.text!r}"
            yield Breach(text, line=position, term="lines")
    for group in places.values():
        yield from check_group(printed, wanted, group)


def check_group(
    printed: Sequence[Reading], wanted: Sequence[Reading], places: Sequence[int]
) -> Iterator[Breach]:
    """The same lines at these places, whichever stands where."""
    lines = {place: wanted[place].skeleton for place in places}
    seen = {place: printed[place].skeleton for place in places}
    for place in find_unmatched(lines, seen):
        text = f"{wanted[place].text!r} is not among the lines that may change places"
        yield Breach(text, term="lines")
    for place in find_unmatched(seen, lines):
        text = f"{printed[place].text!r} stands where it may not"
        yield Breach(text, line=place, term="lines")


def find_unmatched(some: dict[int, str], others: dict[int, str]) -> list[int]:
    """The positions of lines in `some` that have no equal of their own in `others`."""
    spare = Counter(others.values())
    left = []
    for position, line in some.items():
        if spare[line]:
            spare[line] -= 1
        else:
            left.append(position)
    return left


def check_bounds(run: Recording, promise: Promise) -> Iterator[Breach]:
    """By how much each number misses its bounds.

    Slow starts count for nothing: they would hold up the slower way as well.
    """
    held = run.slowest_start if started_slowly(run) else 0
    for number in measure(run, promise):
        low, high, timed = number.bounds.low, number.bounds.high, number.bounds.unit
        late = bool(timed) and number.value >= high
        short, over = low - number.value, number.value - high - held * late
        if short > 0 or over >= 0:
            text = f"{number.said}, not {say_interval(number.bounds)}"
            text += say_miss(short, over) if timed else ""
            yield Breach(text, late=late, line=number.line, term=number.term)


def say_miss(short: float, over: float) -> str:
    """By how many seconds a time is too short, or not short enough."""
    seconds, side = (short, "short") if short > 0 else (over, "long")
    return f": {seconds:.2f} s too {side}" if seconds >= 0.005 else f": just too {side}"


def check_workers(run: Recording, kind: Kind, wanted: Workers) -> Iterator[Breach]:
    """As many workers as promised, and as many tasks at the same moment.

    One that starts late on a busy machine may find that the others have done all.
    """
    count, peak = count_work(run, kind)
    if count != wanted.count:
        started = sum(lane.kind == kind for lane in run.lanes)
        yield Breach(
            f"{say_count(count, kind)} did tasks, not {wanted.count}",
            late=count < wanted.count <= started,
            term=pluralize(kind),
        )
    if wanted.at_once is not None and peak != wanted.at_once:
        most = say_count(peak, kind)
        text = f"at most {most} worked at once, not {wanted.at_once}"
        yield Breach(text, term="at_once")


def check_joins(run: Recording, contract: Contract) -> Iterator[Breach]:
    joined = len({wait.worker for wait in run.waits})
    if joined != contract.joins:
        text = f"it joined {say_count(joined, 'worker')}, not {contract.joins}"
        yield Breach(text, term="joins")
