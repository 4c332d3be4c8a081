"""Hold a recording against a transcript and a contract.

Everything here is a pure function: no clock, no file, no process. Times are
in seconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .marks import NUMBER, UNTIMED, Bounds, Contract, Workers, matcher
from .recording import Recording

WIDE = 5  # times what was measured: bounds further away tell no story
# How the incidents begin that end a run by force.
FORCED = ("still running after", "printed more than")
# Ranks of breaches: what went wrong, by which code it ended, what follows from both.
CAUSE, END, RESULT = range(3)


@dataclass(frozen=True)
class Breach:
    """One thing in which a run broke its contract.

    `late` is true where nothing but an upper bound of time was passed, which a
    busy machine can do to a right page. `line` counts the transcript's lines
    from 0 where one of them is at fault. Breaches of a lower `rank` bring about
    those of a higher one.
    """

    text: str
    late: bool = False
    line: int | None = None
    rank: int = RESULT


@dataclass(frozen=True)
class Measured:
    """A number that a run gave, the bounds for it, and words with {} for it."""

    value: float
    bounds: Bounds
    what: str
    line: int | None = None

    @property
    def said(self) -> str:
        return self.what.replace("{}", f"{self.value:g}", 1)


def judge(
    run: Recording, transcript: Sequence[str], contract: Contract
) -> list[Breach]:
    """Every breach of the contract by this run; none if it kept it."""
    contract = named(contract, transcript)
    return [
        *ungoverned(transcript, contract),
        *unused(transcript, contract),
        *incidents(run),
        *losses(run, contract),
        *exits(run, contract),
        *complaints(run, contract),
        *order(run.texts, transcript, contract),
        *bounds(run, contract),
        *workers(run, "process", contract.processes),
        *workers(run, "thread", contract.threads),
        *joins(run, contract),
    ]


def refusals(run: Recording, contract: Contract) -> list[Breach]:
    """Why the book cannot show this run; none if it keeps the contract by itself."""
    return [*judge(run, run.texts, contract), *toothless(run, contract)]


def causes(found: Sequence[Breach]) -> list[Breach]:
    """Those that nothing else among them has brought about."""
    return [b for b in found if b.rank == min(other.rank for other in found)]


def judge_transcript(
    stored: Recording, transcript: Sequence[str], contract: Contract
) -> list[Breach]:
    """What is wrong with a page's transcript, its recording being `stored`."""
    if not stored.where:
        return [Breach("the recording does not say where it ran")]
    for position, (said, seen) in enumerate(zip_longest(transcript, stored.texts)):
        if said != seen:
            return [
                Breach(
                    f"the transcript is not what was recorded: line {position + 1} "
                    f"says {shown(said)}, the recording {shown(seen)}",
                    line=position,
                )
            ]
    if stored.marks != contract.marks:
        change = differing(stored, contract)
        return [Breach(f"the marks are not those recorded: {change}")]
    return refusals(stored, contract)


def differing(stored: Recording, contract: Contract) -> str:
    """The marks that only the page has, or only the recording."""
    new = [f"{mark} is new" for mark in contract.marks if mark not in stored.marks]
    gone = [f"{mark} is gone" for mark in stored.marks if mark not in contract.marks]
    return ", ".join([*new, *gone]) or "their order or number has changed"


def toothless(stored: Recording, contract: Contract) -> Iterator[Breach]:
    """Bounds so far from what was measured that another story keeps them too.

    What computes may take any time on a crowded machine: only its lower bound counts,
    and it may have been late.
    """
    for number in measured(stored, named(contract, stored.texts)):
        if number.bounds is not UNTIMED and wide(number, contract.alone):
            low, high = number.bounds.low, number.bounds.high
            text = f"{number.said}: [{low:g}, {high:g}) is too wide"
            yield Breach(text, late=contract.alone, line=number.line)


def wide(number: Measured, alone: bool) -> bool:
    """A time needs two bounds near to it; of another number, one may say enough."""
    value = max(number.value, 1)
    above = number.bounds.high <= WIDE * value
    if number.bounds.unit:
        below = value == 1 or WIDE * number.bounds.low >= value
        return not ((alone or above) and below)
    return not (above or WIDE * number.bounds.low >= value)


def shown(line: str | None) -> str:
    return "nothing" if line is None else repr(line)


def named(contract: Contract, lines: Sequence[str]) -> Contract:
    """Give each `took` without a pattern that of the one line it can mean."""
    patterns = {pattern_of(line, contract) for line in lines if free(line, contract)}
    pattern = patterns.pop() if len(patterns) == 1 else ""
    if pattern.count("{}") != 1 or "{" in pattern.replace("{}", ""):
        return contract
    took = tuple(b if b.pattern else replace(b, pattern=pattern) for b in contract.took)
    return replace(contract, took=took)


def pattern_of(line: str, contract: Contract) -> str:
    """The line with `{}` for what no mark governs yet, and `…` for what one does."""
    parts = [(*span, "…") for span in governed(line, contract)]
    parts += [(*number.span(), "{}") for number in free(line, contract)]
    for low, high, said in sorted(parts, reverse=True):
        line = line[:low] + said + line[high:]
    return line


def free(line: str, contract: Contract) -> list[re.Match[str]]:
    """The decimal numbers of a line that no mark governs."""
    spans = governed(line, contract)
    return [
        number
        for number in NUMBER.finditer(line)
        if not any(low <= number.start() < high for low, high in spans)
    ]


def governed(line: str, contract: Contract) -> list[tuple[int, int]]:
    """The parts of a line that a mark lets differ from run to run, in order."""
    parts = []
    for bounds in contract.printed:
        found = numbered(bounds.pattern).fullmatch(line)
        parts += [found.span(1)] if found else []
    for pattern in contract.varies:
        if found := matcher(pattern).fullmatch(line):
            parts += [found.span(i + 1) for i in range(len(found.groups()))]
    return merged(parts)


def merged(parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same parts of a line with those in one that overlap."""
    whole: list[tuple[int, int]] = []
    for low, high in sorted(parts):
        if whole and low < whole[-1][1]:
            low, high = whole[-1][0], max(high, whole.pop()[1])
        whole.append((low, high))
    return whole


def numbered(pattern: str) -> re.Pattern[str]:
    """The lines of a pattern whose `{}` is a whole number or a decimal one."""
    lines = matcher(pattern, r"(?<!\d)(?<!\d\.)\d+(?:\.\d+)?(?!\.?\d)")
    return re.compile(lines.pattern.replace("…", ".*?"))


def skeleton(line: str, contract: Contract) -> str:
    """The line with a character that none prints for each part that may differ."""
    for low, high in reversed(governed(line, contract)):
        line = line[:low] + "\0" + line[high:]
    return line


def ungoverned(lines: Sequence[str], contract: Contract) -> Iterator[Breach]:
    """Decimal numbers that no mark bounds or lets vary."""
    for position, line in enumerate(lines):
        for number in free(line, contract):
            yield Breach(
                f"no mark governs {number.group()} in {line!r}: write "
                'took(low, high, "… {} seconds") for a time, '
                'within(low, high, "… {} …") for another number that the page '
                'speaks of, varies("…{}…") for one that promises nothing',
                line=position,
            )


def unused(lines: Sequence[str], contract: Contract) -> Iterator[Breach]:
    """Marks that speak of lines which the transcript does not have."""
    patterns = [p for group in contract.any_order for p in group]
    wanted = [(p, matcher(p)) for p in (*patterns, *contract.varies)]
    wanted += [(b.pattern, numbered(b.pattern)) for b in contract.printed]
    for pattern, matches in wanted:
        if not any(matches.fullmatch(line) for line in lines):
            yield Breach(f"no line of the transcript matches the mark's {pattern!r}")
    for patterns in contract.any_order:
        if sum(group_of(line, [patterns]) is not None for line in lines) == 1:
            yield Breach(f"any_order{patterns!r} matches one line, which has no order")
    if len(contract.took) > 1 and any(b.pattern is None for b in contract.took):
        yield Breach("several times are bound: give each took a pattern for its line")


def incidents(run: Recording) -> Iterator[Breach]:
    for incident in run.incidents:
        rank = CAUSE if incident.startswith(FORCED) else RESULT
        yield Breach(incident, rank=rank)


def losses(run: Recording, contract: Contract) -> Iterator[Breach]:
    """Each exception that no caller got is one that the contract tells of."""
    told = list(contract.loses)
    for exception in run.lost:
        text = next((text for text in told if text in exception), None)
        if text is None:
            yield Breach(exception, rank=CAUSE)
        else:
            told.remove(text)
    for text in told:
        yield Breach(f"no exception was lost that says {text!r}")


def exits(run: Recording, contract: Contract) -> Iterator[Breach]:
    if run.exit_code != contract.exits:
        text = f"it exited with {run.exit_code}, not {contract.exits}"
        yield Breach(text, rank=END)
    if run.children != contract.children:
        yield Breach(
            f"its child processes exited with {list(run.children) or 'nothing but 0'}, "
            f"not {list(contract.children) or 'nothing but 0'}",
            rank=END,
        )


def complaints(run: Recording, contract: Contract) -> Iterator[Breach]:
    rank = CAUSE if failed(run) else RESULT
    said = f":\n{run.complaints}" if run.complaints else ""
    for text in contract.complains:
        if text not in run.complaints:
            yield Breach(f"standard error does not say {text!r}{said}", rank=rank)
    if said and not contract.complains:
        yield Breach(f"it wrote to standard error{said}", rank=rank)


def failed(run: Recording) -> bool:
    """Whether what is on standard error tells why a run ended as it did."""
    traced = "Traceback (most recent call last)" in run.complaints
    return bool(run.complaints) and (traced or bool(run.exit_code))


def group_of(line: str, groups: Sequence[Sequence[str]]) -> int | None:
    """The first group of patterns one of which matches the line."""
    for number, patterns in enumerate(groups):
        if any(matcher(pattern).fullmatch(line) for pattern in patterns):
            return number
    return None


def alike(lines: Sequence[str], contract: Contract) -> list[int | str]:
    """What two texts must share at a place: a line, or the number of its any_order."""
    groups = [group_of(line, contract.any_order) for line in lines]
    return [
        skeleton(line, contract) if group is None else group
        for line, group in zip(lines, groups, strict=True)
    ]


def order(
    printed: Sequence[str], transcript: Sequence[str], contract: Contract
) -> Iterator[Breach]:
    """Each line in its place; those of an any_order group among themselves."""
    if len(printed) != len(transcript):
        yield Breach(f"it printed {len(printed)} lines, not {len(transcript)}")
        return
    places: dict[int, list[int]] = {}
    for position, line in enumerate(transcript):
        group = group_of(line, contract.any_order)
        if group is not None:
            places.setdefault(group, []).append(position)
        elif skeleton(printed[position], contract) != skeleton(line, contract):
            yield Breach(
                f"line {position + 1} is {printed[position]!r}, not {line!r}",
                line=position,
            )
    for positions in places.values():
        wanted = {i: skeleton(transcript[i], contract) for i in positions}
        seen = {i: skeleton(printed[i], contract) for i in positions}
        for i in unmatched(wanted, seen):
            yield Breach(
                f"{transcript[i]!r} is not among the lines that may change places"
            )
        for i in unmatched(seen, wanted):
            yield Breach(f"{printed[i]!r} stands where it may not", line=i)


def unmatched(some: dict[int, str], others: dict[int, str]) -> list[int]:
    """The positions of lines in `some` that have no equal of their own in `others`."""
    spare = Counter(others.values())
    left = []
    for position, line in some.items():
        if spare[line]:
            spare[line] -= 1
        else:
            left.append(position)
    return left


def measured(run: Recording, contract: Contract) -> Iterator[Measured]:
    """Every number that the contract bounds: those printed, and the run's span."""
    for bounds in contract.took:
        if bounds.pattern is None:
            yield Measured(run.span, bounds, "the run took {} s")
    for bounds in contract.printed:
        for position, text in enumerate(run.texts):
            if found := numbered(bounds.pattern).fullmatch(text):
                what = f"the script printed {{}}{bounds.unit} in {text!r}"
                yield Measured(float(found[1]), bounds, what, position)
    if contract.run:
        yield Measured(run.span, contract.run, "the run lasted {} s")


def bounds(run: Recording, contract: Contract) -> Iterator[Breach]:
    """By how much each number misses its bounds."""
    for number in measured(run, contract):
        low, high, timed = number.bounds.low, number.bounds.high, number.bounds.unit
        short, over = low - number.value, number.value - high
        if short > 0 or over >= 0:
            side = "below" if short > 0 else "above"
            by = f"{max(short, over):.2f} s " if timed else ""
            text = f"{number.said}, {by}{side} [{low:g}, {high:g})"
            late = bool(timed) and side == "above"
            yield Breach(text, late=late, line=number.line)


def workers(run: Recording, kind, wanted: Workers) -> Iterator[Breach]:
    """As many workers as promised, and as many tasks at the same moment."""
    count, peak = work(run, kind)
    plural = {"process": "processes", "thread": "threads"}[kind]
    if count != wanted.count:
        yield Breach(
            f"{count} {plural} did tasks, not {wanted.count}: "
            f"{plural}({wanted.count}) against {plural}({count})"
        )
    if wanted.at_once is not None and peak != wanted.at_once:
        yield Breach(f"at most {peak} {plural} worked at once, not {wanted.at_once}")


def work(run: Recording, kind) -> tuple[int, int]:
    """How many workers did tasks, and how many tasks there were at most at once."""
    tasks = run.tasks_of(kind)
    spans = [(t.begin, run.span if t.end is None else t.end) for t in tasks]
    return len({task.lane for task in tasks}), most_at_once(spans)


def joins(run: Recording, contract: Contract) -> Iterator[Breach]:
    joined = len({wait.worker for wait in run.waits})
    if joined != contract.joins:
        yield Breach(f"it joined {joined} workers, not {contract.joins}")


def most_at_once(intervals: Sequence[tuple[float, float]]) -> int:
    """The largest number of intervals that share a moment.

    One that ends where another begins does not overlap it; one without
    length, too short to measure, counts where it stands.
    """
    return max(
        (
            sum(b <= begin < e for b, e in intervals) + (begin == end)
            for begin, end in intervals
        ),
        default=0,
    )
