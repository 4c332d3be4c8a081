"""List the exercises of chapters: where each of them stands, and what to reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..judge.exercise import say_goal
from ..page.exercises import Exercise
from ..page.model import Page, read_page


def list_entries(
    chapters: Iterable[str], root: Path, plain: bool = False
) -> Iterator[str]:
    """The lines of a list of all exercises of these chapters, with what to reach.

    Unless it is `plain`, a script can find an exercise by its name, to tick it.
    """
    for chapter in chapters:
        file = f"{chapter}.md"
        page = read_page(root / f"docs/{file}", root)
        yield from ("", f"## [{page.sections[0].title}]({file})", "")
        for exercise in page.exercises:
            title, anchor = find_heading(page, exercise)
            link = f"[{title}]({file}#{anchor})"
            named = f'{{ data-exercise="{exercise.name}" }}<br>'
            yield f"- {link}{': ' if plain else named}To reach: {say_goal(exercise)}"


def find_heading(page: Page, exercise: Exercise) -> tuple[str, str]:
    """The title of the section of an exercise, and its anchor."""
    [section] = [s for s in page.sections if s.holds(exercise.solution.line)]
    return section.heading, section.anchor
