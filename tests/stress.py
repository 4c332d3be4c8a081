"""Prove the whole book again and again beside a load: `make stress`.

A false alarm is a proof that fails although nothing in the book is wrong.
Prints how many there were, how often a late run had to be repeated, and how
close each example came to its bounds. The loads: `idle` has nothing beside
the proof, `busy` four processes that compute, `disk` one that writes and
syncs, `core` leaves the proof a single core (on Linux).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
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
    alarms = 0
    for load in wanted.loads:
        alarms += stress(load, wanted.runs)
    return min(alarms, 1)


def stress(load: str, runs: int) -> int:
    """Print what `runs` proofs beside a load gave; return the false alarms."""
    alarms = reruns = 0
    margins: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with LOADS[load]():
        for number in range(1, runs + 1):
            code, results = prove()
            alarms += code != 0
            reruns += sum(result["runs"] - 1 for result in results)
            for result in results:
                margins[result["example"]] += map(margin, result["times"])
                for breach in result["breaches"]:
                    print(f"  ALARM {result['example']}: {breach}")
            print(
                f"{load}: {number} of {runs} proofs, {alarms} false alarms, "
                f"{reruns} late runs repeated",
                flush=True,
            )
    print(f"\n{load}: the closest that each example came to a bound")
    print(f"  {'':44}above the lower   below the upper")
    for example, found in sorted(margins.items(), key=lambda item: closest(item[1])):
        if found:
            low, high = (min(values) for values in zip(*found, strict=True))
            print(f"  {example:44}{low:>13.2f} s {high:>14.2f} s {bar(high)}")
    print()
    return alarms


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


def margin(time: list[float]) -> tuple[float, float]:
    """Seconds above the lower bound, and below the upper one."""
    seconds, low, high = time
    return seconds - low, high - seconds


def closest(found: list[tuple[float, float]]) -> float:
    return min((high for _, high in found), default=float("inf"))


def bar(seconds: float) -> str:
    """The margin as a picture: a block for each tenth of a second, up to two."""
    return "█" * max(0, min(20, round(seconds * 10)))


@contextlib.contextmanager
def beside(count: int, *arguments: str) -> Iterator[None]:
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
def on_disk() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder, beside(1, DISK, f"{folder}/file"):
        yield


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
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
    "idle": lambda: beside(0),
    "busy": lambda: beside(4, BUSY),
    "disk": on_disk,
    "core": on_one_core,
}


if __name__ == "__main__":
    sys.exit(main())
