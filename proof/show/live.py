"""Judge a run of the reader's browser, and show it as the page shows a recorded one.

Here the proof works in that browser too, by the same code. What comes and goes is plain
data, as JSON has it: `told` is what is published of an example, `recording` what
`Recording` holds. Nothing here needs what only a build has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from ..contract.marks import read_contract
from ..contract.promise import bind
from ..contract.words import say_contract
from ..judge.breaches import Breach, find_causes, is_excused
from ..judge.diff import pair_lines
from ..judge.exercise import judge_answer, say_goal, tell_broken
from ..judge.shape import compare_order
from ..judge.verdict import judge
from ..page.examples import Example, make_ident
from ..page.exercises import Exercise
from ..run.recording import Recording
from .caption import say_run
from .slow import Motion, is_visible, slow_down
from .terminal import draw_terminal
from .timeline import draw_timeline

KEPT = "This run kept what the page promises:"
BROKE = "This run broke what the page promises:"
EXCUSE = "A busy machine alone can do that to a right script: run it once more."
HAS_TO_END = "it has to end here"  # an answer to an exercise may not
MOST_LINES = 1000  # that are shown: a browser draws no more in time
Told = dict[str, Any]


def tell_example(example: Example) -> Told:
    """What is published of an example, for a browser that runs it."""
    marks, transcript = list(example.contract.marks), example.transcript
    return {"script": example.script, "marks": marks, "transcript": transcript}


def tell_exercise(exercise: Exercise) -> Told:
    """The same of the start of an exercise, whose contract is that of its solution."""
    told = tell_example(exercise.solution)
    return told | {"script": exercise.start.script, "hints": exercise.hints}


def answer_run(asked: str) -> str:
    """`show_run` for a page, which asks and hears in JSON."""
    return json.dumps(show_run(**json.loads(asked)))


def answer_part(asked: str) -> str:
    """The same for `show_part`."""
    return json.dumps(show_part(**json.loads(asked)))


def show_run(
    told: Told, recording: dict[str, Any], drawn: dict[str, Any] | None = None
) -> dict[str, Any]:
    """All that a page shows of a run once it is over.

    `drawn` is the recorded run, if the order of its drawing is to be kept. Without
    marks nothing was promised, so there is no verdict.
    """
    example, run = read_told(told), Recording.from_data(recording)
    shown = draw_run(example, run)
    if told["marks"] is None:
        return shown
    if "hints" in told:
        return shown | show_answer(Exercise(example, (), told["hints"], {}), run)
    found = find_causes(find_breaches(example, run, drawn))
    return shown | {
        "kept": not found,
        "sentence": say_verdict(example, found),
        "excuse": say_excuse(found),
        "breaches": [{"text": b.text, "line": b.line} for b in found],
        "parted": find_parted(example, run, found),
    }


def show_answer(exercise: Exercise, run: Recording) -> dict[str, Any]:
    """What a page shows of an answer to an exercise, with the hint for it."""
    verdict = judge_answer(run, exercise)
    example, found = exercise.solution, verdict.broken
    return {
        "kept": verdict.is_right,
        "sentence": BROKE if found else f"{KEPT} {say_goal(exercise)}",
        "excuse": say_excuse(found),
        "breaches": [{"text": text, "line": None} for text in tell_broken(found)],
        "hint": verdict.hint,
        "parted": find_parted(example, run, found),
    }


def show_part(told: Told, recording: dict[str, Any]) -> dict[str, Any]:
    """What a page shows of a run while it is going on, as far as it is."""
    return draw_run(read_told(told), Recording.from_data(recording))


def draw_run(example: Example, run: Recording) -> dict[str, Any]:
    """The terminal and the timeline of a run, as on its page, of its last lines."""
    run = replace(run, lines=run.lines[-MOST_LINES:])
    promise = bind(example.contract, run.texts)
    motion = slow_down(run, promise)
    ident = f"{make_ident(example.name)}-live"
    own = replace(example, transcript="\n".join(run.texts))
    drawn = draw_lanes_of(motion, example, ident)
    return {
        "terminal": draw_terminal(own, motion.run, ident),
        "timeline": drawn,
        "said": say_run(motion if drawn else Motion(run, 1), "This run"),
    }


def draw_lanes_of(motion: Motion, example: Example, ident: str) -> Markup:
    """Its timeline, if it did anything, and more than to print from the main thread."""
    run = motion.run
    promise = bind(example.contract, run.texts)
    did = run.lines or run.tasks or run.calls or run.waits
    if not did or not is_visible(run, promise):
        return Markup()
    name, own = f"{example.name}.py", f"{ident}-run"
    return draw_timeline(motion, name, own, promise, ends=HAS_TO_END)


def read_told(told: Told) -> Example:
    contract = read_contract(told["marks"] or ())
    return Example("", 0, told["script"], contract, told["transcript"], 0)


def find_breaches(
    example: Example, run: Recording, drawn: dict[str, Any] | None
) -> Sequence[Breach]:
    """What it broke of its contract, or, if nothing, of the order that is drawn."""
    found = judge(run, example.promise)
    if found or drawn is None:
        return found
    return compare_order(run, Recording.from_data(drawn), example.promise)


def say_verdict(example: Example, found: Sequence[Breach]) -> str:
    if not found:
        return f"{KEPT} {say_contract(example.promise)}"
    return BROKE


def say_excuse(found: Sequence[Breach]) -> str:
    return EXCUSE if found and is_excused(found) else ""


def find_parted(example: Example, run: Recording, found: Iterable[Breach]) -> list[int]:
    """The lines of the run that are at fault, or are not what the page shows there."""
    lines = example.promise.texts
    pairs = pair_lines(example.promise, lines, run.texts)
    parted = {j for same, _, j in pairs if not same and j is not None}
    if len(run.texts) == len(lines):
        parted |= {breach.line for breach in found if breach.line is not None}
    return sorted(parted)
