"""Show each example as one figure: code, terminal, timeline and what is proven.

A Python-Markdown extension, so that any generator that reads such extensions
can build the book. It changes nothing but the blocks and comments that `page` knows:
the command and its transcript become a terminal, the recording a timeline, and
the marks a sentence. What hides or moves is left to `replay.js`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

from ..page.blocks import BUILDS_ON, Block
from ..page.model import Page, find_command, read, read_marks
from ..page.predictions import is_changed
from .comments import DRAWERS
from .example import draw_code, draw_rest
from .exercise import draw_exercise
from .library import ROOT
from .predict import draw_switch

# After pymdownx.snippets (32) and the clean-up of white space (30), which would
# take the marks off stored HTML; before pymdownx.superfences (25).
PRIORITY = 27
# Lines of a page, as a slice, and those that come in their place.
Edit = tuple[int, int, list[str]]


class Figures(Preprocessor):
    """Rewrites the source of a page before its blocks are rendered."""

    def __init__(self, md: Markdown, root: Path):
        super().__init__(md)
        self.root = root

    def run(self, lines: list[str]) -> list[str]:
        page = read("\n".join(lines))
        for block in page.blocks:
            if find_command(block):
                read_marks(block)  # a mark that cannot be read stops the build
        edits = [*edit_examples(page, self.root), *edit_comments(page, self.root)]
        for first, last, new in sorted(edits, reverse=True):
            lines[first:last] = map(self.store, new)
        return lines

    def store(self, line: str) -> str:
        """What Markdown gets of a line: of HTML, only what stands for it."""
        if not isinstance(line, Markup):
            return line
        html = line.lstrip()
        return f"{line[: -len(html)]}{self.md.htmlStash.store(html)}"


def edit_examples(page: Page, root: Path) -> Iterator[Edit]:
    """Each script that is shown and run, and each exercise, in place of its blocks."""
    for script in page.scripts:
        yield from edit_script(script, page, root)
    for exercise in page.exercises:
        first, last = exercise.solution.first, exercise.solution.last
        yield first - 1, last, draw_exercise(exercise, root)
    for changed in filter(is_changed, page.examples):
        yield changed.first - 1, changed.last, []  # until one has predicted


def edit_script(script: str, page: Page, root: Path) -> Iterator[Edit]:
    """From its code to its last transcript, with the text that stands between."""
    examples = [example for example in page.examples if example.script == script]
    if not examples:
        return
    block = page.scripts[script]
    before = find_base(block)
    predicted = [each.example.script for each in page.predictions]
    if script in predicted[:1]:
        yield block.line - 1, block.line - 1, ["", draw_switch(), ""]
    chapter = examples[0].name.partition("/")[0]
    data = f' data-predict="{chapter}"' if script in predicted else ""
    yield block.line - 1, block.last, draw_code(examples, before, root, data)
    first, last = examples[0].first, examples[-1].last
    yield first - 1, last, draw_rest(examples, before, root)


def edit_comments(page: Page, root: Path) -> Iterator[Edit]:
    """Each comment that names examples or speaks to the proof, with its indent."""
    for comment in page.comments:
        if comment.kind in DRAWERS:
            at = page.lines[comment.line - 1]
            indent = at[: len(at) - len(at.lstrip())]
            shown = DRAWERS[comment.kind](comment, root)
            new = [line and indent + line for line in shown]
            yield comment.line - 1, comment.line, new


class FigureExtension(Extension):
    """What `mkdocs.yml` names as `proof.show.figure`."""

    def __init__(self, **kwargs: Any):
        self.config = {"root": [str(ROOT), "the folder of examples/ and docs/"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        figures = Figures(md, Path(self.getConfig("root")))
        md.preprocessors.register(figures, "figures", PRIORITY)


def makeExtension(**kwargs: Any) -> FigureExtension:
    return FigureExtension(**kwargs)


def find_base(block: Block) -> str:
    """The example before this one, where the page names it."""
    comment = block.find_comment(BUILDS_ON)
    return comment.argument if comment else ""
