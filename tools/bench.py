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

from proof.judge import stored
from proof.page.model import read_page
from proof.run.recorder import Recorder, make_environment

ROOT = Path(__file__).parent.parent
PAIRS = 10
WATCHED = (
    "examples/processes/one_call.py",
    "examples/processes/two_processes_join.py",
    "examples/processes/ten_processes.py",
    "examples/threads/thread_start_join.py",
)


def main() -> None:
    recorder = Recorder()
    where = recorder.where
    print("{implementation} {python}, {system}, {cores} cores, {date}".format(**where))
    pages = sorted(ROOT.glob("docs/*.md"))
    examples = [e for page in pages for e in read_page(page, ROOT).examples]
    bench_proof(
        [e for e in examples if not e.contract.needs.find_unmet(recorder.about)]
    )
    bench_growth(pages)
    bench_observer()


def bench_growth(pages: list[Path]) -> None:
    """The proof of a quarter of the pages, of half of them, and of all."""
    print("the proof as the book grows, in the order of its files:")
    for part in (4, 2, 1):
        some = pages[: max(1, len(pages) // part)]
        count = sum(len(read_page(page, ROOT).examples) for page in some)
        files = [page.relative_to(ROOT).as_posix() for page in some]
        command = [sys.executable, "-m", "pytest", "-q", *files]
        seconds = time_command(command, os.environ, check=True)
        each = f", {seconds / count:.2f} s each" if count else ""
        print(f"  {count} examples: {seconds:.1f} s{each}")


def bench_proof(examples) -> None:
    """The proof of all pages against the same scripts one after another."""
    spans = {e.ident: stored.read_stored(e, ROOT).span for e in examples}
    longest = max(spans, key=spans.get)
    command = [sys.executable, "-m", "pytest", "-q", "docs"]
    proof = time_command(command, os.environ, check=True)
    print(f"proof of the {len(examples)} examples that run here: {proof:.1f} s")
    print(f"longest example: {spans[longest]:.1f} s ({longest})")
    print(f"  proof - 1.5 × longest: {proof - 1.5 * spans[longest]:.1f} s (at most 5)")
    total = sum(
        time_command([sys.executable, e.script], make_unobserved(e.contract.needs.cpus))
        for e in examples
    )
    print(f"the same scripts one after another: {total:.1f} s")
    print(f"  proof / that: {proof / total:.2f} (at most 0.25)")


def bench_observer() -> None:
    """Each script with and without the observer, in turn."""
    print(f"the observer, {PAIRS} pairs each: median added, and in parts of a run")
    for script in WATCHED:
        command = [sys.executable, script]
        added, shares = [], []
        for _ in range(PAIRS):
            without = time_command(command, make_unobserved())
            with tempfile.TemporaryDirectory() as log:
                seen = {"PROOF_LOG": log, "PROOF_SCRIPT": script}
                watched = time_command(command, make_environment() | seen)
            added.append(watched - without)
            shares.append((watched - without) / without)
        milliseconds = statistics.median(added) * 1000
        share = statistics.median(shares)
        print(f"  {script}: {milliseconds:.0f} ms, {share:.1%} (at most 30 ms, 2 %)")


def make_unobserved(cpus: int = 0) -> dict[str, str]:
    """The environment of a run that nobody watches, with so many CPUs if not 0."""
    env = make_environment(cpus=cpus)
    return {k: v for k, v in env.items() if k not in ("PYTHONPATH", "PROOF_LOG")}


def time_command(command: list[str], env, check: bool = False) -> float:
    """Seconds that a command takes, its output thrown away.

    Some examples fail on purpose; what must not is to be checked.
    """
    began = time.perf_counter()
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, cwd=ROOT, env=env, check=check, **pipes)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
