"""Draw the figure of one example: its code, then its runs and what is said of them.

All is given as lines of a page. Markup is HTML and stays as it is; any other line is
Markdown, in which links between pages are followed and code gets its colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from markupsafe import Markup

from ..contract.conditions import say_required
from ..page.examples import Example, make_ident
from .caption import make_link
from .changes import find_new_lines
from .library import read_source
from .panel import draw_panel, draw_tabs

LONG = 40  # lines; a figure with so many or more is twice as high as others


def draw_code(
    examples: Sequence[Example], before: str, root: Path, data: str = ""
) -> list[str]:
    """The begin of the figure, with its code and what is new against that `before`.

    By an attribute, `data`, a script of the page can find the figure.
    """
    first = examples[0]
    lines = read_source(first.name, root).splitlines()
    look = "example long" if len(lines) >= LONG else "example"
    figure = f'class="{look}" id="{make_ident(first.name)}"'
    figure += f' aria-label="Example: {Path(first.script).name}"{data}'
    needs = say_required([example.contract.needs for example in examples])
    info = head_code(first.script, needs) + mark_new(before, first.name, root)
    opened = ["", f'<figure {figure} markdown="block">', ""]
    return [*opened, f"```{info}", *lines, "```", ""]


def head_code(script: str, needs: str = "") -> str:
    """What begins a block of code, with the title of a script.

    What it needs stands there, where nobody who copies it passes it over.
    """
    folder, _, file = script.rpartition("/")
    title = f"<span class='folder'>{folder}/</span><b>{file}</b>"
    title += f" <span class='needs'>needs {needs}</span>" if needs else ""
    return f'python title="{title}" title_mode="html"'


def mark_new(before: str, name: str, root: Path) -> str:
    """What marks the lines of a script that the one before it does not have."""
    if not before:
        return ""
    new = find_new_lines(read_source(before, root), read_source(name, root))
    return f' hl_lines="{" ".join(map(str, new))}"' if new else ""


def draw_rest(examples: Sequence[Example], before: str, root: Path) -> list[str]:
    """All that follows the code; several runs of it stand behind tabs."""
    first, panels = examples[0], [draw_panel(example, root) for example in examples]
    notes = [f"[Download {Path(first.script).name}]({first.script}){{ download }}"]
    if before:
        notes.append(f"Marked lines are new against {make_link(before)}")
    if len(panels) > 1:
        return end_figure(draw_tabs(panels, make_ident(first.name)), [], notes)
    return end_figure(panels[0].shown, [panels[0].proof], notes)


def end_figure(
    shown: Markup, said: Iterable[Markup], notes: Iterable[str]
) -> list[str]:
    """The rest of a figure: what is shown of its runs, and a caption."""
    caption = [line for part in said for line in (part, "")]
    caption.append(f'<p class="notes" markdown="span">{" · ".join(notes)}</p>')
    opened = ["", shown, "", '<figcaption markdown="block">', ""]
    return [*opened, *caption, "", "</figcaption>", "", "</figure>", ""]
