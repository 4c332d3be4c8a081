"""Measure the proof: how long it takes, and what watching costs.

Prints numbers for people; nothing here passes or fails. Run `make bench` on a
machine that does nothing else.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from proof.page import read_page
from proof.recorder import Recorder, environment
from proof.recording import Recording

ROOT = Path(__file__).parent.parent
PAIRS = 10
WATCHED = (
    "examples/processes/one_call.py",
    "examples/processes/two_processes_join.py",
    "examples/processes/ten_processes.py",
    "examples/threads/thread_start_join.py",
)


def main() -> None:
    where = Recorder().where
    print("{implementation} {python}, {system}, {cores} cores, {date}".format(**where))
    pages = sorted(ROOT.glob("docs/*.md"))
    examples = [e for page in pages for e in read_page(page, ROOT).examples]
    bench_proof(examples)
    bench_observer()


def bench_proof(examples) -> None:
    """The proof of all pages against the same scripts one after another."""
    spans = {e.name: stored(e).span for e in examples}
    longest = max(spans, key=spans.get)
    proof = timed([sys.executable, "-m", "pytest", "-q", "docs"], os.environ)
    print(f"proof of all {len(examples)} examples: {proof:.1f} s")
    print(f"longest example: {spans[longest]:.1f} s ({longest})")
    print(f"  proof - 1.5 × longest: {proof - 1.5 * spans[longest]:.1f} s (at most 3)")
    total = sum(timed([sys.executable, e.script], plain()) for e in examples)
    print(f"the same scripts one after another: {total:.1f} s")
    print(f"  proof / that: {proof / total:.2f} (at most 0.25)")


def bench_observer() -> None:
    """Each script with and without the observer, in turn."""
    print(f"the observer, {PAIRS} pairs each: median added, and in parts of a run")
    for script in WATCHED:
        command = [sys.executable, script]
        added, shares = [], []
        for _ in range(PAIRS):
            without = timed(command, plain())
            with tempfile.TemporaryDirectory() as log:
                watched = timed(command, environment() | {"PROOF_LOG": log})
            added.append(watched - without)
            shares.append((watched - without) / without)
        milliseconds = statistics.median(added) * 1000
        share = statistics.median(shares)
        print(f"  {script}: {milliseconds:.0f} ms, {share:.1%} (at most 30 ms, 2 %)")


def stored(example) -> Recording:
    return Recording.from_json((ROOT / example.recording).read_text("utf-8"))


def plain() -> dict[str, str]:
    """The environment of a run that nobody watches."""
    env = environment()
    return {k: v for k, v in env.items() if k not in ("PYTHONPATH", "PROOF_LOG")}


def timed(command: list[str], env) -> float:
    """Seconds that a command takes, its output thrown away."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
