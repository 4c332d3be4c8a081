"""Draw what is about an exercise: what to reach, what its start breaks, its hints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from ..judge.exercise import find_broken, say_goal, tell_broken
from ..page.examples import make_ident
from ..page.exercises import GIVEN, Exercise, list_given
from .library import read_run
from .markup import make_element
from .terminal import draw_transcript

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
    """What the recorded run of the start breaks, in the words of the report."""
    run = read_run(exercise.start.ident, root)
    broken = find_broken(run, exercise, exercise.solution.promise) if run else []
    if not broken:
        return Markup()
    head = make_element("p", make_element("strong", "Broken so far:"))
    items = (make_element("li", text) for text in tell_broken(broken))
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
        folder, _, file = name.rpartition("/")
        title = f"<span class='folder'>{folder}/</span><b>{file}</b>"
        yield '<details class="given" markdown="block">'
        yield f"<summary>Given: {file}, which you need not change</summary>"
        yield from ("", f'```python title="{title}" title_mode="html"')
        yield from module.read_text("utf-8").splitlines()
        yield from ("```", "")
        notes = f"[Download {file}]({name}){{ download }} into a folder `{GIVEN}`"
        notes += " beside your script"
        yield f'<p class="notes" markdown="span">{notes}</p>'
        yield from ("", "</details>", "")
