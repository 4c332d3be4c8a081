"""Prove the whole book again and again beside a load: `make stress`.

A false alarm is a proof that fails although nothing in the book is wrong.
Prints how many there were, how often a late run had to be repeated, and how
close each example came to its bounds. The loads: `idle` has nothing beside
the proof, `busy` four processes that compute, `disk` one that writes and
syncs, `core` leaves the proof a single core (on Linux).

What was measured is added to .stress.json, so that calls sum up; stress.svg
shows the sum. Remove .stress.json to begin anew.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from proof.show.markup import make_element

ROOT = Path(__file__).parent.parent
SUMS, PICTURE = ROOT / ".stress.json", ROOT / "stress.svg"
NAMES, COLUMN, ROW = 240, 160, 16  # of the picture, in its units
WIDEST = 2.0  # seconds; a wider margin is not drawn wider
BUSY = "while True: pass"
DISK = """
import os, sys
with open(sys.argv[1], "wb") as file:
    while True:
        file.seek(0)
        file.write(bytes(8_000_000))
        file.flush()
        os.fsync(file.fileno())
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make stress", description=__doc__)
    parser.add_argument("runs", type=int, nargs="?", default=5, help="of each load")
    parser.add_argument("loads", nargs="*", default=["idle", "busy", "disk", "core"])
    wanted = parser.parse_args()
    unknown = set(wanted.loads) - LOADS.keys()
    if unknown:
        parser.error(f"no load {unknown.pop()!r}; the loads are {', '.join(LOADS)}")
    alarms = sum(stress(load, wanted.runs) for load in wanted.loads)
    sums = read_sums()
    PICTURE.write_text(draw_picture(sums), "utf-8")
    print(f"{say_rate(sums)}\nthe picture: {PICTURE}")
    return min(alarms, 1)


def stress(load: str, runs: int) -> int:
    """Print what `runs` proofs beside a load gave; return the false alarms."""
    before = read_sums().get(load, Sum()).alarms
    with LOADS[load]():
        for number in range(1, runs + 1):
            code, results = prove()
            sums = read_sums()
            total = sums.setdefault(load, Sum())
            total.add(code, results)
            write_sums(sums)
            for result in results:
                for breach in result["breaches"]:
                    print(f"  ALARM {result['example']}: {breach}")
            print(
                f"{load}: {number} of {runs} proofs; {say_rate({load: total})}",
                flush=True,
            )
    print_sum(load, read_sums().get(load, Sum()))
    return read_sums().get(load, Sum()).alarms - before


@dataclass
class Sum:
    """What all proofs beside one load gave; margins are the closest, in seconds."""

    runs: int = 0
    alarms: int = 0
    reruns: int = 0
    margins: dict[str, tuple[float, float]] = field(default_factory=dict)

    def add(self, code: int, results: list[dict]) -> None:
        """Count one more proof, by its exit code and what it measured."""
        self.runs += 1
        self.alarms += code != 0
        for result in results:
            self.reruns += result["runs"] - 1
            for time in result["times"]:
                name, (low, high) = result["example"], say_margin(time)
                before = self.margins.get(name, (low, high))
                self.margins[name] = min(low, before[0]), min(high, before[1])


def read_sums() -> dict[str, Sum]:
    """What all calls so far measured, by load."""
    if not SUMS.exists():
        return {}
    stored = json.loads(SUMS.read_text("utf-8"))
    return {load: Sum(**total) for load, total in stored.items()}


def write_sums(sums: dict[str, Sum]) -> None:
    """Write the sums as one step, so that Ctrl-C leaves the last whole ones."""
    new = SUMS.with_suffix(".new")
    new.write_text(json.dumps({load: vars(s) for load, s in sums.items()}), "utf-8")
    new.replace(SUMS)


def say_rate(sums: dict[str, Sum]) -> str:
    """The sums in a line."""
    runs, alarms, reruns = (
        sum(getattr(total, name) for total in sums.values())
        for name in ("runs", "alarms", "reruns")
    )
    loads = f"{len(sums)} load" + "s" * (len(sums) != 1)
    return (
        f"{runs} proofs under {loads}: {alarms} false alarms, "
        f"{reruns} late runs repeated"
    )


def print_sum(load: str, total: Sum) -> None:
    print(f"\n{load}: the closest that each example came to a bound")
    print(f"  {'':44}above the lower   below the upper")
    for name, (low, high) in sorted(total.margins.items(), key=lambda m: m[1][1]):
        print(f"  {name:44}{low:>13.2f} s {high:>14.2f} s {say_bar(high)}")
    print()


def draw_picture(sums: dict[str, Sum]) -> str:
    """An SVG: for each example a row, for each load a column, a bar per bound.

    Bars grow from the middle: to the left the margin above the lower bound, to
    the right that below the upper one, up to WIDEST seconds; red is a breach.
    """
    names = sorted({name for total in sums.values() for name in total.margins})
    parts = []
    for column, (load, total) in enumerate(sums.items()):
        middle = NAMES + COLUMN * (column + 0.5)
        parts.append(draw_label(middle, 0, f"{load}: {total.runs} proofs", "middle"))
        for row, name in enumerate(names, 1):
            parts += draw_margins(middle, row, *total.margins.get(name, (0, 0)))
    parts += [draw_label(4, row, name) for row, name in enumerate(names, 1)]
    width, height = NAMES + COLUMN * len(sums), ROW * (len(names) + 1)
    return make_element(
        "svg",
        make_element("rect", width=width, height=height, fill="white"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        font_family="sans-serif",
        font_size=10,
    )


def draw_label(x: float, row: int, text: str, anchor: str = "start") -> str:
    return make_element("text", text, x=x, y=ROW * row + 11, text_anchor=anchor)


def draw_margins(middle: float, row: int, low: float, high: float) -> Iterator[str]:
    """The two bars of one example under one load."""
    for seconds, side, colour in (low, -1, "#7aa6c2"), (high, 1, "#2f6f95"):
        length = min(abs(seconds), WIDEST) / WIDEST * (COLUMN / 2 - 8)
        yield make_element(
            "rect",
            make_element("title", f"{seconds:.2f} s"),
            x=round(middle - length * (side < 0), 1),
            y=ROW * row + 3,
            width=round(length, 1),
            height=ROW - 6,
            fill=colour if seconds >= 0 else "#c0392b",
        )


def prove() -> tuple[int, list[dict]]:
    """One proof of all pages: its exit code, and what it measured."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.json")
        command = [sys.executable, "-m", "pytest", "-q", "docs"]
        done = subprocess.run(
            [*command, "-p", "no:cacheprovider", f"--results={results}"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        if not results.exists():
            sys.exit(done.stdout)
        return done.returncode, json.loads(results.read_text("utf-8"))


def say_margin(time: list[float]) -> tuple[float, float]:
    """Seconds above the lower bound, and below the upper one."""
    seconds, low, high = time
    return seconds - low, high - seconds


def say_bar(seconds: float) -> str:
    """The margin as a picture: a block for each tenth of a second, up to two."""
    return "█" * max(0, min(20, round(seconds * 10)))


@contextlib.contextmanager
def run_beside(count: int, *arguments: str) -> Iterator[None]:
    """So many processes that run Python with these arguments."""
    processes = [
        subprocess.Popen([sys.executable, "-c", *arguments]) for _ in range(count)
    ]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


@contextlib.contextmanager
def load_disk() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder, run_beside(1, DISK, f"{folder}/file"):
        yield


@contextlib.contextmanager
def keep_to_one_core() -> Iterator[None]:
    """What is started from here on shares one core."""
    if not hasattr(os, "sched_setaffinity"):
        sys.exit(
            "the load `core` needs Linux; name the others: make stress runs='5 busy'"
        )
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


LOADS = {
    "idle": lambda: run_beside(0),
    "busy": lambda: run_beside(4, BUSY),
    "disk": load_disk,
    "core": keep_to_one_core,
}


if __name__ == "__main__":
    sys.exit(main())
