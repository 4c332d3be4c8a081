"""Timelines of recordings written by hand, as trees to look at."""

from __future__ import annotations

from xml.etree import ElementTree

from proof.contract.marks import read_contract
from proof.contract.promise import bind
from proof.run.recording import Lane, Recording, Task
from proof.show.scale import Scale
from proof.show.slow import Motion
from proof.show.timeline import draw_timeline

MAIN = Lane("main", 0, "MainThread")
PROCESS = Lane("process", 1, "Process-1")
THREAD = Lane("thread", 0, "Thread-1")


def drawn(run: Recording, *marks: str, **facts):
    """The SVG as a tree; its axis has 10 seconds, so that one is 10 %."""
    contract = read_contract(f"pytest.mark.{mark}" for mark in marks)
    promise = bind(contract, run.texts) if marks else None
    svg = draw_timeline(Motion(run, 1), "a/b.py", "it", promise, Scale(10), **facts)
    return ElementTree.fromstring(svg)


def classed(svg, name: str):
    return [part for part in svg.iter() if name in part.get("class", "").split()]


def titles(svg) -> list[str]:
    return [part.text for part in svg.iter("title")]


def spans(lines) -> list[tuple[str | None, str | None]]:
    return [(line.get("x1"), line.get("x2")) for line in lines]


def worked(kind: Lane, *tasks: Task, **facts) -> Recording:
    """A run with one worker."""
    return Recording((), tasks, lanes=(MAIN, kind), **{"span": 5.0, **facts})
