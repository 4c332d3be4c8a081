"""Draw an exercise: what to reach, its start, its hints, and a solution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from ..contract.terms import Contract
from ..judge.exercise import find_broken, say_goal, tell_broken
from ..page.examples import make_ident
from ..page.exercises import GIVEN, Exercise, list_given
from .example import draw_code, draw_rest, end_figure, head_code
from .library import read_proven, read_run
from .markup import make_element
from .panel import draw_run
from .terminal import draw_transcript
from .together import draw_comparison

# What a hint is about, as its summary says it.
ABOUT = {
    "lines": "what is printed, and in which order",
    "took": "the time",
    "lasted": "the time",
    "within": "the numbers",
    "processes": "the processes",
    "threads": "the threads",
    "at_once": "how many work at once",
    "joins": "the joins",
    "exits": "the exit code",
    "complains": "the error",
    "loses": "the exception that gets lost",
    "hangs": "where it hangs",
    "end": "what is left at the end",
}


def draw_exercise(exercise: Exercise, root: Path) -> list[str]:
    """What to reach, the start with its run, and folded all that may help."""
    return [
        *("", '<section class="exercise" markdown="block">', ""),
        *(draw_goal(exercise), ""),
        *draw_start(exercise, root),
        *show_given(exercise, root),
        *list_hints(exercise),
        *draw_solution(exercise, root),
        *("", "</section>", ""),
    ]


def draw_start(exercise: Exercise, root: Path) -> list[str]:
    """The script to change, its run, and what of the contract that breaks."""
    start, name = exercise.start, exercise.name
    run = read_run(start.ident, root)
    printed = "".join(f"{text}\n" for text in run.texts) if run else ""
    # What may change places in an answer is told where it is told what to reach.
    shown = replace(start, transcript=printed, contract=Contract())
    drawn = draw_run(shown, read_proven(exercise.solution, root), root)
    notes = (
        f"[Download start.py]({start.script}){{ download }}",
        f"In a copy of the book: `make try exercise={name}`",
    )
    code = draw_code([start], "", root, f' data-exercise="{name}"')
    return [*code, *end_figure(drawn, [draw_broken(exercise, root)], notes)]


def draw_solution(exercise: Exercise, root: Path) -> Iterator[str]:
    """One that keeps the contract, folded, and its run beside that of the start."""
    solution, start = exercise.solution, exercise.start
    yield '<details class="solution" markdown="block">'
    yield "<summary>A solution</summary>"
    yield from draw_code([solution], start.name, root)
    yield from draw_rest([solution], start.name, root)
    names, ident = [start.name, solution.name], f"compared-{solution.line}"
    yield from draw_comparison(names, ident, root)
    yield "</details>"


def draw_goal(exercise: Exercise) -> Markup:
    """What to reach, with the lines that a solution prints, if it prints any."""
    said = make_element("strong", "To reach:"), " ", say_goal(exercise)
    lines = exercise.solution.promise.lines
    text = draw_transcript(lines, None, range(len(lines)))
    ident = f"{make_ident(exercise.solution.name)}-goal"
    block = make_element(
        "pre", make_element("code", *text), klass="transcript no-copy", id=ident
    )
    printed = make_element("div", block, klass="terminal") if lines else ""
    return make_element(
        "div",
        make_element("p", *said),
        printed,
        klass="goal",
        data_search_exclude="",
    )


def draw_broken(exercise: Exercise, root: Path) -> Markup:
    """What the recorded run of the start breaks, in the words of the report.

    What it wrote to standard error is in the terminal above.
    """
    run = read_run(exercise.start.ident, root)
    broken = find_broken(run, exercise, exercise.solution.promise) if run else []
    if not broken:
        return Markup()
    head = make_element("p", make_element("strong", "Broken so far:"))
    told = (text.partition(":\n")[0] for text in tell_broken(broken))
    items = (make_element("li", text) for text in told)
    return make_element("div", head, make_element("ul", *items), klass="broken")


def list_hints(exercise: Exercise) -> Iterator[str]:
    """The lines of Markdown of its hints, each folded."""
    for term, text in exercise.hints.items():
        yield '<details class="hint" markdown="block">'
        yield f"<summary>Hint: {ABOUT[term]}</summary>"
        yield from ("", text, "", "</details>", "")


def show_given(exercise: Exercise, root: Path) -> Iterator[str]:
    """The lines of Markdown of each module that is given, folded."""
    for module in list_given(root / exercise.start.script):
        name = module.relative_to(root).as_posix()
        file = module.name
        yield '<details class="given" markdown="block">'
        yield f"<summary>Given: {file}, which you need not change</summary>"
        yield from ("", f"```{head_code(name)}")
        yield from module.read_text("utf-8").splitlines()
        yield from ("```", "")
        notes = f"[Download {file}]({name}){{ download }} into a folder `{GIVEN}`"
        notes += " beside your script"
        yield f'<p class="notes" markdown="span">{notes}</p>'
        yield from ("", "</details>", "")
