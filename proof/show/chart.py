"""Draw a run as lines of text: a row for each lane, and below them what it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..run.recording import Recording, Task, Wait
from .lanes import (
    MOST_LANES,
    did_nothing,
    find_done,
    find_idle,
    fold_run,
    format_call,
    name_joined,
    name_lane,
)
from .scale import Scale, fit_scale, format_seconds

MOST_TOLD = 40  # tasks and joins that are told one by one


@dataclass(frozen=True)
class Signs:
    """The characters of which a row is made; a bar is a begin, a middle, an end."""

    process: str
    thread: str
    main: str
    life: str
    wait: str

    @property
    def all(self) -> str:
        return self.process + self.thread + self.main + self.life + self.wait


DRAWN = Signs("▐█▌", "▐▒▌", "╞═╡", "─", "┄")
PLAIN = Signs("[#]", "(=)", "<->", "-", ".")  # for a terminal that knows only ASCII


def choose_signs(encoding: str) -> Signs:
    """The signs that a terminal of this encoding can show."""
    try:
        DRAWN.all.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return PLAIN
    return DRAWN


def tell_runs(
    runs: Mapping[str, Recording], signs: Signs, columns: int
) -> Iterator[str]:
    """The charts of all runs on one axis, and below each what it did."""
    scale = fit_scale(runs.values())
    for name, run in runs.items():
        yield f"\n{name}: {format_seconds(run.span)} s\n"
        yield from draw_chart(run, signs, columns, scale)
        yield ""
        yield from list_steps(run)
        failures = list_failures(run)
        yield from ["", "What you may have missed:", *failures] if failures else []


def draw_chart(
    run: Recording, signs: Signs, columns: int, scale: Scale
) -> Iterator[str]:
    """The rows of all lanes, over the axis that it has, maybe with other runs."""
    run = fold_run(run, scale)
    shown = range(min(len(run.lanes), MOST_LANES))
    names = [name_lane(run, lane) for lane in shown]
    margin = max(map(len, names)) + 2
    width = max(columns - margin, 20)
    for lane, name in enumerate(names):
        yield f"{name:{margin}}{draw_row(run, lane, scale, signs, width)}"
    if len(run.lanes) > MOST_LANES:
        yield f"and {len(run.lanes) - MOST_LANES} more"
    yield " " * margin + draw_axis(scale, width)


def draw_row(run: Recording, lane: int, scale: Scale, signs: Signs, width: int) -> str:
    """One lane: its life, over that its joins, over those its tasks."""
    if did_nothing(run, lane):
        return "idle"
    row = [" "] * width
    for begin, end in find_idle(run, lane):
        fill(row, begin, end, scale, signs.life)
    done = find_done(lane, run)
    for one in sorted(done, key=lambda one: isinstance(one, Task)):
        sign = signs.wait
        if isinstance(one, Task):
            sign = getattr(signs, run.lanes[lane].kind)
        fill(row, one.begin, run.get_end(one), scale, sign)
    return "".join(row).rstrip()


def fill(row: list[str], begin: float, end: float, scale: Scale, sign: str) -> None:
    """Write a stretch of time into a row; a bar shows where it begins and ends."""
    first, last = (
        min(int(scale.at(time) / 100 * len(row)), len(row) - 1) for time in (begin, end)
    )
    length = last - first + 1
    bar = len(sign) > 1 and length > 1
    middle = sign[len(sign) // 2]
    row[first : last + 1] = (
        sign[0] + middle * (length - 2) + sign[-1] if bar else middle * length
    )


def draw_axis(scale: Scale, width: int) -> str:
    """The seconds below the rows, each where it is."""
    row = [" "] * (width + 8)
    for mark in scale.marks:
        label = f"{mark:g}" + (" s" if mark == scale.marks[-1] else "")
        at = int(scale.at(mark) / 100 * width)
        row[at : at + len(label)] = label
    return "".join(row).rstrip()


def list_steps(run: Recording) -> Iterator[str]:
    """What each lane did and for whom it waited, in the order of the begins."""
    every: list[Task | Wait] = [*run.tasks, *(run.calls or ()), *run.waits]
    done = sorted(every, key=lambda one: one.begin)
    names = [name_lane(run, one.lane) for one in done[:MOST_TOLD]]
    margin = max(map(len, names), default=0) + 2
    for name, one in zip(names, done, strict=False):
        yield f"{name:{margin}}{say_step(one, run)}"
    if len(done) > MOST_TOLD:
        yield f"and {len(done) - MOST_TOLD} more"


def say_step(one: Task | Wait, run: Recording) -> str:
    times = f"{one.begin:.2f} to {run.get_end(one):.2f} s"
    times += ", cut off" if one.end is None else ""
    if isinstance(one, Wait):
        return f"{times}  joins {name_joined(one, run)}"
    return f"{times}  {format_call(one)}"


def list_failures(run: Recording) -> Sequence[str]:
    """What nobody may have noticed: bad ends of workers, lost exceptions, and so on."""
    codes = [f"a child process ended with exit code {code}" for code in run.children]
    lost = [f"an exception reached no caller: {text}" for text in run.lost]
    kept = [text for text in run.incidents if text not in run.lost]
    return [*codes, *lost, *kept]
