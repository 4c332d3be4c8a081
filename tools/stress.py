"""Prove the whole book again and again beside a load: `make stress`.

A false alarm is a proof that fails although nothing in the book is wrong.
Prints each with what it was, how often and why a late run had to be repeated,
and how close each example came to its bounds and to not being what its page
draws. The loads: `idle` has nothing beside the proof, `busy` four processes that
compute, `disk` one that writes and syncs, `core` leaves the proof a single core
(on Linux). With `--matrix` it proves whole matrices, of which
nothing is kept for the pages.

What was measured is added to .stress.json, so that calls sum up; stress.svg
shows the sum. Remove .stress.json to begin anew.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from proof.judge.report import indent
from proof.show.markup import make_element

ROOT = Path(__file__).parent.parent
SUMS, PICTURE = ROOT / ".stress.json", ROOT / "stress.svg"
PROOF = ("pytest", "-q", "docs", "-p", "no:cacheprovider")
MATRIX = ("tools.matrix",)
NAMES, COLUMN, ROW, BAR = 240, 160, 16, 6  # of the picture, in its units
WIDEST = 2.0  # seconds; a wider margin is not drawn wider
# What asked for a load holds its standard input: whatever ends the one ends the other.
BESIDE = """
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
"""
BUSY = "while True: pass"
DISK = """
import tempfile
with tempfile.TemporaryFile() as file:
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
    parser.add_argument("--matrix", action="store_true", help="whole matrices")
    wanted = parser.parse_args()
    unknown = set(wanted.loads) - LOADS.keys()
    if unknown:
        parser.error(f"no load {unknown.pop()!r}; the loads are {', '.join(LOADS)}")
    what = MATRIX if wanted.matrix else PROOF
    alarms = sum(stress(load, wanted.runs, what) for load in wanted.loads)
    sums = read_sums()
    PICTURE.write_text(draw_picture(sums), "utf-8")
    print(f"{say_rate(sums)}\nthe picture: {PICTURE}")
    return min(alarms, 1)


def stress(load: str, runs: int, what: Sequence[str]) -> int:
    """Print what `runs` proofs beside a load gave; return the false alarms."""
    name = f"matrix {load}" if what is MATRIX else load
    before = read_sums().get(name, Sum()).alarms
    with LOADS[load]():
        for number in range(1, runs + 1):
            proof = prove(what)
            sums = read_sums()
            total = sums.setdefault(name, Sum())
            total.add(proof.code, proof.results)
            write_sums(sums)
            print(*tell_alarms(proof), sep="\n")
            rate = say_rate({name: total})
            print(f"{name}: {number} of {runs} proofs; {rate}", flush=True)
    print_sum(name, read_sums().get(name, Sum()))
    return read_sums().get(name, Sum()).alarms - before


@dataclass(frozen=True)
class Proof:
    """One proof of all pages: its exit code, what it measured and what it printed."""

    code: int
    results: list[dict]
    printed: str = ""


def tell_alarms(proof: Proof) -> Iterator[str]:
    """Why late runs were repeated, a line for each, and all that is known of alarms."""
    for result in proof.results:
        for late in result["late"]:
            said = "; ".join(text.partition("\n")[0] for text in late)
            yield f"  late {result['example']}: {said}"
        for text in result["breaches"]:  # which may not come again
            yield f"  ALARM {result['example']}: {indent(text)}"
    if proof.code and not any(result["breaches"] for result in proof.results):
        yield f"  ALARM that no example gave:\n{proof.printed}"


@dataclass
class Sum:
    """What all proofs beside one load gave; margins are the closest, in seconds.

    `margins` are those to the bounds, `shapes` those to what is not as it is drawn.
    """

    runs: int = 0
    alarms: int = 0
    reruns: int = 0
    margins: dict[str, tuple[float, float]] = field(default_factory=dict)
    shapes: dict[str, float] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return sorted(self.margins.keys() | self.shapes.keys())

    def add(self, code: int, results: list[dict]) -> None:
        """Count one more proof, by its exit code and what it measured."""
        self.runs += 1
        self.alarms += code != 0
        for result in results:
            self.reruns += len(result["late"])
            # A matrix proves each example on many Pythons.
            name, shape = result["example"].partition(" on ")[0], result["shape"]
            for time in result["times"]:
                low, high = say_margin(time)
                before = self.margins.get(name, (low, high))
                self.margins[name] = min(low, before[0]), min(high, before[1])
            if shape is not None:
                self.shapes[name] = min(shape, self.shapes.get(name, shape))


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
    print(f"\n{load}: the closest that each example came to a limit")
    print(f"  {'':44}above the lower  below the upper  as it is drawn")
    for name in sorted(total.names, key=lambda name: min(list_margins(total, name))):
        low, high = map(say_seconds, total.margins.get(name, (None, None)))
        shape = say_seconds(total.shapes.get(name))
        print(f"  {name:44}{low:>15}  {high:>15}  {shape:>14}")
    print()


def list_margins(total: Sum, name: str) -> list[float]:
    """Those that a busy machine takes from: to the upper bound, and to the drawing."""
    upper = [total.margins[name][1]] if name in total.margins else []
    return upper + ([total.shapes[name]] if name in total.shapes else [])


def say_seconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.2f} s"


def draw_picture(sums: dict[str, Sum]) -> str:
    """An SVG: for each example a row, for each load a column, a bar per margin.

    Bars grow from the middle: to the left the margin above the lower bound, to
    the right that below the upper one and, under it, that to what is drawn, up to
    WIDEST seconds; red is a breach.
    """
    names = sorted({name for total in sums.values() for name in total.names})
    parts = []
    for column, (load, total) in enumerate(sums.items()):
        middle = NAMES + COLUMN * (column + 0.5)
        parts.append(draw_label(middle, 0, f"{load}: {total.runs} proofs", "middle"))
        for row, name in enumerate(names, 1):
            low, high = total.margins.get(name, (None, None))
            parts += draw_margins(middle, row, low, high, total.shapes.get(name))
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


def draw_margins(
    middle: float, row: int, low: float | None, high: float | None, shape: float | None
) -> Iterator[str]:
    """The bars of one example under one load."""
    top = ROW * row + 2
    for seconds, side, down, colour in (
        (low, -1, 0, "#7aa6c2"),
        (high, 1, 0, "#2f6f95"),
        (shape, 1, BAR, "#8a9a5b"),
    ):
        if seconds is not None:
            length = min(abs(seconds), WIDEST) / WIDEST * (COLUMN / 2 - 8)
            yield make_element(
                "rect",
                make_element("title", f"{seconds:.2f} s"),
                x=round(middle - length * (side < 0), 1),
                y=top + down,
                width=round(length, 1),
                height=BAR,
                fill=colour if seconds >= 0 else "#c0392b",
            )


def prove(what: Sequence[str]) -> Proof:
    """One proof of all pages, or one matrix."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.json")
        command = [sys.executable, "-m", *what, f"--results={results}"]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                printed, _ = process.communicate()
            finally:
                process.terminate()  # and not killed: it ends what it has started
        if not results.exists():
            sys.exit(printed)
        measured = json.loads(results.read_text("utf-8"))
        return Proof(process.returncode, measured, printed)


def say_margin(time: list[float]) -> tuple[float, float]:
    """Seconds above the lower bound, and below the upper one."""
    seconds, low, high = time
    return seconds - low, high - seconds


@contextlib.contextmanager
def run_beside(count: int, code: str) -> Iterator[None]:
    """So many processes that run this Python code."""
    command = [sys.executable, "-c", BESIDE + code]
    with contextlib.ExitStack() as processes:
        for _ in range(count):
            process = subprocess.Popen(command, stdin=subprocess.PIPE)
            processes.enter_context(process)
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
    "idle": contextlib.nullcontext,
    "busy": lambda: run_beside(4, BUSY),
    "disk": lambda: run_beside(1, DISK),
    "core": keep_to_one_core,
}


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that a proof ends too
    sys.exit(main())
