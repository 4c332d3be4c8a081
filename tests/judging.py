"""Recordings written by hand, and the verdict on them."""

from __future__ import annotations

from collections.abc import Sequence

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.contract.terms import Contract
from proof.judge import transcript, verdict
from proof.judge.breaches import Breach
from proof.run.recording import Lane, Line, Recording, Task

MAIN = Lane("main", 0, "MainThread")


def ran(*texts: str, **facts) -> Recording:
    """A run that printed these lines, a tenth of a second apart."""
    lines = (Line(i / 10, 0, text) for i, text in enumerate(texts, 1))
    return Recording(tuple(lines), **facts)


def split(lines: str) -> list[str]:
    """Lines from a table of cases, where commas stand between them."""
    return lines.split(",") if lines else []


def worked(kind: str, *intervals: tuple[float, float | None], **facts) -> Recording:
    """A run in which each interval is the task of a worker of its own."""
    lanes = [Lane(kind, i, f"{kind}-{i}") for i, _ in enumerate(intervals, 1)]
    tasks = (Task(a, b, i, "runner") for i, (a, b) in enumerate(intervals, 1))
    return Recording((), tuple(tasks), lanes=(MAIN, *lanes), **facts)


def contract(*marks: str) -> Contract:
    return read_contract(f"pytest.mark.{mark}" for mark in marks)


def judge(run: Recording, lines: Sequence[str], said: Contract) -> list[Breach]:
    """The verdict on a run of a page with these lines and this contract."""
    return verdict.judge(run, bind(said, lines))


def judge_transcript(
    stored: Recording, lines: Sequence[str], said: Contract
) -> list[Breach]:
    return transcript.judge_transcript(stored, bind(said, lines))


def says(found: Sequence[Breach], *phrases: str) -> bool:
    """There are exactly as many breaches as phrases, each with its phrase."""
    return len(found) == len(phrases) and all(
        phrase in breach.text for breach, phrase in zip(found, phrases, strict=True)
    )
