"""Run modules of CPython's tests in the browser, and hear what became of each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..recorder import PREPARE

INSIDE = Path(__file__).with_name("inside.py")
MARK = "\n::"
LIMIT = 120  # seconds for a test, on a machine that does other things besides
RUN = """async ({ files, command, limit }) => {
    let text = "";
    let timer;
    const told = await new Promise((ended) => {
        const again = () => {
            clearTimeout(timer);
            timer = setTimeout(() => run.stop("late"), limit * 1000);
        };
        const output = ({ text: piece }) => {
            text += piece;
            if (piece.includes("::{")) again();
        };
        const run = machine.run({ files, command, output, ended, cpus: 2 });
        again();
    });
    clearTimeout(timer);
    return { text, why: told.why, code: told.code };
}"""
Outcomes = dict[str, tuple[str, str]]  # by test: passes, fails or skips, and why


def run_tests(page: Any, files: dict[str, str], names: list[str]) -> Outcomes:
    """What became of each test of these modules, classes or methods.

    A test that does not come to its end takes the process along; the tests after it are
    run in another one.
    """
    found: Outcomes = {}
    wanted: list[str] = []
    while True:
        start(page)
        omitted = json.dumps([*found])
        files |= {"inside.py": INSIDE.read_text("utf-8"), "omit.json": omitted}
        order = {"files": files, "command": ["python", "inside.py", *names]}
        told = page.evaluate(RUN, order | {"limit": LIMIT})
        over, listed = hear(told, found)
        wanted = wanted or listed
        if over or not listed:
            return fill(found, wanted)


def start(page: Any) -> None:
    """Begin anew: of a run that was ended, something may be left."""
    page.reload()
    page.evaluate(PREPARE)


def hear(told: dict[str, Any], found: Outcomes) -> tuple[bool, list[str]]:
    """Note the outcomes of a run; whether it came to its end, and what it would run."""
    over, listed, current = False, [], None
    for facts in read_facts(told["text"]):
        if "begins" in facts:
            current = facts["begins"]
        if "ends" in facts:
            test = facts.pop("ends")
            (found[test],) = facts.items()
            current = None
        listed = facts.get("lists", listed)
        over = over or "over" in facts
    if current:
        found[current] = "fails", told["why"] or f"ends the process, {told['code']}"
    elif not over:
        left = [each for each in listed if each not in found]
        tail = told["text"].strip().splitlines()[-1:] or [told["why"]]
        found[left[0] if left else "the run"] = "fails", tail[0]
    return over, listed


def read_facts(text: str) -> Iterator[dict[str, Any]]:
    for part in text.split(MARK)[1:]:
        yield json.loads(part.partition("\n")[0])


def fill(found: Outcomes, wanted: list[str]) -> Outcomes:
    """A test that was never begun has the outcome of its class, or of its module."""

    def find_cause(test: str) -> tuple[str, str]:
        if test in found:
            return found[test]
        owner = test.rpartition(".")[0]
        names = f"setUpClass ({owner})", f"setUpModule ({owner.rpartition('.')[0]})"
        return next((found[n] for n in names if n in found), ("fails", "never begun"))

    return {test: find_cause(test) for test in wanted} or found
