"""Judge a reader's answer to an exercise: `make try exercise=futures/two_at_once`.

Without a name it lists the exercises, with what is done. The answer is a copy of the
exercise's start in `my/`, which git does not track; with `watch=1` it is judged again
whenever it is saved. It exits with 1 if the answer is not right yet.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from proof.contract.promise import Promise, bind
from proof.judge.diff import lay_side_by_side
from proof.judge.exercise import Verdict, find_broken, judge_answer, tell_verdict
from proof.judge.schedule import Schedule
from proof.page.examples import Example, list_close
from proof.page.exercises import Exercise, copy_given
from proof.page.model import Page, read_pages
from proof.run.recorder import Recorder
from proof.run.recording import Recording
from proof.show.entries import find_heading

ROOT = Path(__file__).parents[1]
MINE, DONE = "my", "my/done.txt"
SLEEP = 0.2  # seconds that are slept to see how long a second is here
LOOK = 0.3  # seconds between two looks for a saved file


class Desk:
    """Where answers are run and judged, beside nothing else."""

    def __init__(self, root: Path = ROOT, recorder: Recorder | None = None):
        self.root, self.recorder = root, recorder or Recorder()

    def judge(self, exercise: Exercise) -> tuple[Verdict, Recording]:
        """The verdict on the reader's copy, run again where it was merely late."""
        promise = stretch(exercise, measure_slowness())
        answer = replace(exercise.solution, script=get_copy(exercise), may_hang=True)
        schedule = Schedule(self.run)
        try:
            run, _, _ = schedule.prove(
                answer, lambda _, run: find_broken(run, exercise, promise)
            )
        finally:
            schedule.close()
        return judge_answer(run, exercise, promise), run

    def run(self, answer: Example) -> Recording:
        contract = answer.contract
        return self.recorder.record(
            answer.script, self.root, contract.limit, contract.needs, answer.may_hang
        )


def measure_slowness() -> float:
    """How many times longer than asked for a sleep lasts, in tenths; 1 at least."""
    began = time.perf_counter()
    time.sleep(SLEEP)
    return max(1.0, math.floor(10 * (time.perf_counter() - began) / SLEEP) / 10)


def stretch(exercise: Exercise, factor: float) -> Promise:
    """The promise of the exercise where waiting takes so many times as long."""
    solution = exercise.solution
    return bind(solution.contract.stretch(factor), solution.lines)


def get_copy(exercise: Exercise) -> str:
    return f"{MINE}/{exercise.name}.py"


def make_copy(exercise: Exercise, root: Path) -> bool:
    """Give the reader a copy of the start, unless there is one; whether it is new.

    What is given to it is copied each time, for it is not the reader's to change.
    """
    copy, start = root / get_copy(exercise), root / exercise.start.script
    copy_given(start, copy.parent)
    if copy.exists():
        return False
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(start.read_bytes())
    return True


def read_done(root: Path) -> set[str]:
    file = root / DONE
    return set(file.read_text("utf-8").split()) if file.exists() else set()


def mark_done(exercise: Exercise, root: Path) -> None:
    names = sorted({*read_done(root), exercise.name})
    (root / DONE).write_text("".join(f"{name}\n" for name in names), "utf-8")


def tell_answer(verdict: Verdict, run: Recording, exercise: Exercise) -> Iterator[str]:
    """The verdict, and if lines are wrong those wanted beside those printed."""
    yield from tell_verdict(verdict)
    if any(breach.term == "lines" for breach in verdict.broken):
        heads = "a solution prints", "yours printed"
        yield from ("", *lay_side_by_side(exercise.solution.promise, run, heads))


def attempt(exercise: Exercise, desk: Desk) -> bool:
    """Judge the copy once, say what came of it, and keep what is done."""
    verdict, run = desk.judge(exercise)
    print(get_copy(exercise), "", *tell_answer(verdict, run, exercise), "", sep="\n")
    if verdict.is_right:
        mark_done(exercise, desk.root)
    return verdict.is_right


def watch(exercise: Exercise, desk: Desk) -> None:
    """Judge the copy now, and again whenever it is saved, until Ctrl-C."""
    copy, judged = desk.root / get_copy(exercise), 0
    while True:
        if copy.exists() and (saved := copy.stat().st_mtime_ns) != judged:
            judged = saved
            attempt(exercise, desk)
            print("Save it to have it judged again; Ctrl-C ends this.", flush=True)
        time.sleep(LOOK)


def list_all(pages: Sequence[Page], done: set[str]) -> Iterator[str]:
    """Each exercise with its heading, and what is done of them."""
    exercises = [(page, each) for page in pages for each in page.exercises]
    width = max(len(exercise.name) for _, exercise in exercises)
    for page, exercise in exercises:
        title, _ = find_heading(page, exercise)
        tick = "✓" if exercise.name in done else " "
        yield f"{tick} {exercise.name:{width}}  {title}"
    count = sum(exercise.name in done for _, exercise in exercises)
    yield f"\n{count} of {len(exercises)} done; begin one: make try exercise=…"


def find(name: str, pages: Sequence[Page]) -> Exercise:
    exercises = {each.name: each for page in pages for each in page.exercises}
    if name not in exercises:
        close = list_close(name, exercises)
        sys.exit(f"no exercise {name!r}; is it one of {close}?")
    return exercises[name]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make try", description=__doc__)
    parser.add_argument("exercise", nargs="?", default="", help="chapter/name")
    parser.add_argument("--watch", action="store_true", help="again whenever saved")
    asked = parser.parse_args()
    pages = read_pages(ROOT)
    if not asked.exercise:
        print(*list_all(pages, read_done(ROOT)), sep="\n")
        return 0
    exercise, desk = find(asked.exercise, pages), Desk()
    if unmet := exercise.solution.contract.needs.find_unmet(desk.recorder.about):
        sys.exit(f"this exercise {unmet}")
    if make_copy(exercise, ROOT):
        print(f"{get_copy(exercise)} is your copy: change it, then say this again.\n")
    if asked.watch:
        watch(exercise, desk)
    return int(not attempt(exercise, desk))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
