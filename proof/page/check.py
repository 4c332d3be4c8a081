"""Say what is wrong with a page, each thing with its line and its cure.

pytest-codeblocks is the reader of commands, marks and transcripts. It passes
over what it does not know without a word, so every block and comment that is
on the page must be accounted for here.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

from .blocks import (
    BOARD,
    BUILDS_ON,
    COMPARE,
    COMPARE_CODE,
    EXPECTED,
    ILLUSTRATIVE,
    INCLUDE,
    PREDICT,
    PROVEN_BY,
    QUOTES,
    SKETCH,
    WATCHED,
    Block,
    Comment,
)
from .commands import (
    FORM,
    PYTHON,
    RUN_BY_PYTEST,
    Faults,
    check_command,
    check_other_reader,
    check_variants,
)
from .examples import Problem
from .exercises import PARTS, check_exercise, is_solution
from .model import SHELL, Page, find_command, find_script
from .predictions import check_predictions, find_original
from .quotes import find_changed
from .raw import find_drawn
from .symptoms import check_symptoms

ABOVE = (ILLUSTRATIVE, BUILDS_ON, QUOTES, PREDICT, *PARTS)  # what stands above a block
# What names the examples that it shows.
NAMING = (
    BUILDS_ON,
    COMPARE,
    COMPARE_CODE,
    BOARD,
    SKETCH,
    WATCHED,
    PROVEN_BY,
    QUOTES,
)
EXERCISES_PART = "Exercises"
INCLUDED = re.compile(rf'^{INCLUDE} "(?P<script>[^"]+)"\n$')


def find_problems(page: Page, root: Path) -> list[Problem]:
    """All that is wrong with a page of the book whose folder is `root`."""
    found = [
        *((fault.line, fault.text) for fault in page.faults),
        *check_comments(page, root),
        *check_blocks(page, root),
        *check_drawn(page),
        *check_variants(page),
        *check_scripts(page, root),
        *check_exercises(page, root),
        *check_predictions(page.examples),
        *check_symptoms(page),
    ]
    found = found or list(check_other_reader(page))
    by_line = sorted(found, key=lambda fault: fault[0])
    return [Problem(page.path, line, text) for line, text in by_line]


def check_comments(page: Page, root: Path) -> Faults:
    """Each stands where it says something, and names examples that there are."""
    drawn = [each.excuse for each in find_drawn(page)]
    for comment in page.loose:
        if comment in drawn:
            continue
        if comment.is_for_pytest or comment.kind in ABOVE:
            yield comment.line, f"no block follows this line: {comment.text}"
    for comment in page.comments:
        if comment.kind in NAMING:
            if not comment.names:
                yield comment.line, f"name an example: <!--{comment.kind}: a/b-->"
            if comment.kind == COMPARE_CODE and len(comment.names) != 2:
                yield comment.line, f"name two: <!--{comment.kind}: a/b a/c-->"
            for name in comment.names:
                if not (root / f"examples/{name}.py").is_file():
                    yield comment.line, f"examples/{name}.py does not exist"


def check_blocks(page: Page, root: Path) -> Faults:
    """Account for each block: code, command, transcript, or excused."""
    for block in page.blocks:
        if not block.closed:
            yield block.line, "this block is never closed"
        if block.tilde:
            yield block.line, "write ``` in place of ~~~, which pytest does not see"
    blocks = iter(page.blocks)
    for block in blocks:
        if block.find_comment(ILLUSTRATIVE):
            yield from check_excused(block)
        elif quotes := block.find_comment(QUOTES):
            yield from check_quote(block, quotes, root)
        elif block.language in PYTHON:
            yield from check_code(page, block, root)
        elif block.language in SHELL:
            yield from check_command(page, block, next(blocks, None))
        else:
            yield from check_above(block)
            yield (
                block.line,
                "neither an example, a command nor its transcript: say above it "
                f"<!--{ILLUSTRATIVE}: why-->, or take it out",
            )


def check_drawn(page: Page) -> Faults:
    """Raw HTML and pictures, of which the page says why no run is behind them."""
    for drawn in find_drawn(page):
        if not drawn.excuse:
            yield (
                drawn.line,
                "raw HTML or a picture, which nothing proves: say above it "
                f"<!--{ILLUSTRATIVE}: why-->, or take it out",
            )
        else:
            yield from check_reason(drawn.excuse)


def check_reason(excuse: Comment) -> Faults:
    if not excuse.argument:
        yield excuse.line, f"say why: <!--{ILLUSTRATIVE}: the reason-->"


def check_quote(block: Block, quotes: Comment, root: Path) -> Faults:
    """Lines of a script, which is shown and run on another page."""
    yield from check_above(block)
    yield from check_unrun(block, QUOTES)
    for name in quotes.names[:1]:
        script = root / f"examples/{name}.py"
        source = script.read_text("utf-8") if script.is_file() else block.body
        if changed := find_changed(block.body, source):
            told = f"{name} has no such lines, in this order: {changed.strip()!r}"
            yield block.line, told


def check_unrun(block: Block, kind: str) -> Faults:
    if block.language in RUN_BY_PYTEST:
        yield (
            block.line,
            f"pytest runs a block that says {block.language}; "
            f"write py or console for one that {kind}",
        )


def check_excused(block: Block) -> Faults:
    """A block of which the page says why it is not to be run."""
    yield from check_above(block)
    if excuse := block.find_comment(ILLUSTRATIVE):
        yield from check_reason(excuse)
    yield from check_unrun(block, f"is {ILLUSTRATIVE}")
    if INCLUDE in block.body:
        yield block.line, "an include outside of an example's block"


def check_above(block: Block) -> Faults:
    """No mark or keyword stands above a block that cannot obey it."""
    for comment in block.comments:
        if comment.kind == EXPECTED:
            yield comment.line, "a transcript without a command above it"
        elif comment.text.startswith("pytest"):
            yield comment.line, f"marks stand above a command, not: {comment.text}"


def check_code(page: Page, block: Block, root: Path) -> Faults:
    """A block of Python shows one script of this page, all of it, and once."""
    yield from check_above(block)
    script, included = find_script(block), INCLUDED.match(block.body)
    if script and included and script != included["script"]:
        what = f"its title is {script}, but it includes {included['script']}"
        yield block.line, f"a python block that is no example: {what}"
    elif not script or not included:
        yield (
            block.line,
            "a python block that is no example: give it a script as its title, and "
            f"nothing else, and include that script ({FORM}); if it is not to be "
            f"run, say above it <!--{ILLUSTRATIVE}: why--> and write ```py",
        )
    else:
        yield from check_script(page, block, root)


def check_script(page: Page, block: Block, root: Path) -> Faults:
    """The script is there, and no other block or page shows it."""
    path = PurePosixPath(script := find_script(block))
    first = page.scripts[script]
    if first is not block:
        told = f"{script} is shown at line {first.line} already; show it once"
        yield block.line, told
    if f"{path.parent}/" != get_folder(page):
        told = f"{script} belongs to another page; this one shows the scripts of "
        yield block.line, told + get_folder(page)
    elif not (root / script).is_file():
        yield block.line, f"{script} does not exist"
    if path.stem in sys.stdlib_module_names:
        told = f"{script} would be imported in place of Python's own {path.stem}"
        yield block.line, f"{told}: give it another name"


def check_scripts(page: Page, root: Path) -> Faults:
    """Each script of the chapter is shown, and each that is shown is run."""
    run = set(map(find_command, page.blocks))
    for script, block in page.scripts.items():
        if script not in run:
            yield block.line, f"no command runs {script} ({FORM})"
    for file in sorted((root / get_folder(page)).rglob("*.py")):
        script = file.relative_to(root).as_posix()
        known = any(script.startswith(f"{each.folder}/") for each in page.exercises)
        known = known or (script in run and bool(find_original(script)))
        if script not in page.scripts and not known:
            yield 1, f"no block of this page shows {script} ({FORM})"


def check_exercises(page: Page, root: Path) -> Faults:
    """Each is whole, and all of a page stand in its last part."""
    parts = [section for section in page.sections if section.level == 2]
    for exercise in page.exercises:
        yield from check_exercise(exercise, root)
        line = exercise.solution.line
        if not exercise.solution.script.startswith(get_folder(page)):
            yield line, f"this page has the exercises of {get_folder(page)}exercises/"
        stands = [part for part in parts[-1:] if part.first < line]
        if [part.heading for part in stands] != [EXERCISES_PART]:
            yield line, f"exercises stand in the last part, ## {EXERCISES_PART}"
    for block in page.blocks:
        told = [comment for comment in block.comments if comment.kind in PARTS]
        if told and not is_solution(find_command(block)):
            yield told[0].line, "this belongs above the solution of an exercise"


def get_folder(page: Page) -> str:
    """Where the scripts of a page are."""
    chapter = PurePosixPath(page.path).relative_to("docs").with_suffix("")
    return f"examples/{chapter}/"
