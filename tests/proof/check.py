"""Say what is wrong with a page, each thing with its line and its cure.

pytest-codeblocks is the reader of commands, marks and transcripts. It passes
over what it does not know without a word, so every block and comment that is
on the page must be accounted for here.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path, PurePosixPath

from .blocks import (
    BUILDS_ON,
    COMPARE,
    EXPECTED,
    ILLUSTRATIVE,
    INCLUDE,
    MARK,
    PROVEN_BY,
    Block,
    Comment,
)
from .marks import NOTHING, BadMark, read_contract
from .page import SHELL, Page, Problem, command_of, script_of
from .raw import find_drawn

INCLUDED = re.compile(rf'^{INCLUDE} "(?P<script>[^"]+)"\n$')
PYTHON = ("python", "python3", "py", "py3", "pycon")
RUN_BY_PYTEST = ("python", *SHELL)  # what pytest-codeblocks collects
FORM = "CONTRIBUTING.md shows the form"


Faults = Iterator[tuple[int, str]]  # each with the number of its line


def find_problems(page: Page, root: Path) -> list[Problem]:
    """All that is wrong with a page of the book whose folder is `root`."""
    found = [
        *((fault.line, fault.text) for fault in page.faults),
        *check_comments(page, root),
        *check_blocks(page, root),
        *check_drawn(page),
        *check_variants(page),
        *check_scripts(page, root),
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
        if comment.is_for_pytest or comment.kind in (ILLUSTRATIVE, BUILDS_ON):
            yield comment.line, f"no block follows this line: {comment.text}"
    for comment in page.comments:
        if comment.kind in (BUILDS_ON, COMPARE, PROVEN_BY):
            if not comment.names:
                yield comment.line, f"name an example: <!--{comment.kind}: a/b-->"
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
        if block.comment(ILLUSTRATIVE):
            yield from check_excused(block)
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


def check_excused(block: Block) -> Faults:
    """A block of which the page says why it is not to be run."""
    yield from check_above(block)
    if excuse := block.comment(ILLUSTRATIVE):
        yield from check_reason(excuse)
    if block.language in RUN_BY_PYTEST:
        yield (
            block.line,
            f"pytest runs a block that says {block.language}; "
            f"write py or console for one that is {ILLUSTRATIVE}",
        )
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
    script, included = script_of(block), INCLUDED.match(block.body)
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
    path = PurePosixPath(script := script_of(block))
    first = page.scripts[script]
    if first is not block:
        told = f"{script} is shown at line {first.line} already; show it once"
        yield block.line, told
    if f"{path.parent}/" != folder_of(page):
        told = f"{script} belongs to another page; this one shows the scripts of "
        yield block.line, told + folder_of(page)
    elif not (root / script).is_file():
        yield block.line, f"{script} does not exist"
    if path.stem in sys.stdlib_module_names:
        told = f"{script} would be imported in place of Python's own {path.stem}"
        yield block.line, f"{told}: give it another name"


def check_command(page: Page, block: Block, transcript: Block | None) -> Faults:
    """A shell block runs one script that is shown above, and says what it prints."""
    yield from check_marks(block)
    script = command_of(block)
    if not script:
        form = "python examples/<chapter>/<name>.py"
        yield block.line, f"write one command in a sh block: {form}"
        return
    shown = page.scripts.get(script)
    if not shown or shown.line > block.line:
        yield block.line, f"show {script} above the command that runs it"
    elif before := earlier(page, block, script):
        yield (
            block.line,
            f"{script} is run at line {before.line} already; "
            "run it once, or directly below that transcript with another needs(…)",
        )
    if not transcript or [c.kind for c in transcript.comments] != [EXPECTED]:
        yield (
            block.line,
            f"a command without a transcript: below it write <!--{EXPECTED}--> and "
            "an empty ```text block, then make record",
        )
    elif transcript.info != "text":
        yield transcript.line, "a transcript stands in a ```text block"


def check_marks(command: Block) -> Faults:
    """Only marks stand above a command, and they make a contract."""
    marks: list[str] = []
    for comment in command.comments:
        marks.append(comment.text)
        try:
            if comment.kind != MARK:
                raise BadMark(f"only marks stand above a command: {comment.text}")
            read_contract(marks)
        except BadMark as error:
            yield comment.line, str(error)
            return


def earlier(page: Page, block: Block, script: str) -> Block | None:
    """The command that runs the same script further up, if it stands apart from this.

    Of several that stand together, each follows the transcript of the one before.
    """
    place = page.blocks.index(block)
    before = [number for number in range(place) if command_of(page.blocks[number])]
    same = [number for number in before if command_of(page.blocks[number]) == script]
    if not same:
        return None
    between = page.lines[page.blocks[place - 1].last : block.first - 1]
    together = same[-1] == place - 2 and not any(line.strip() for line in between)
    return None if together else page.blocks[same[-1]]


def check_variants(page: Page) -> Faults:
    """Each of several commands of one script needs what none of the others does."""
    for script, group in groupby(page.examples, lambda example: example.script):
        several = list(group)
        needs = [example.contract.needs for example in several]
        for place, example in enumerate(several):
            if len(several) > 1 and needs[place] in (NOTHING, *needs[:place]):
                yield (
                    example.line,
                    f"{script} is run more than once: give each command a "
                    "needs(…) of its own, which says when it is that one",
                )


def check_scripts(page: Page, root: Path) -> Faults:
    """Each script of the chapter is shown, and each that is shown is run."""
    run = set(map(command_of, page.blocks))
    for script, block in page.scripts.items():
        if script not in run:
            yield block.line, f"no command runs {script} ({FORM})"
    for file in sorted((root / folder_of(page)).rglob("*.py")):
        script = file.relative_to(root).as_posix()
        if script not in page.scripts:
            yield 1, f"no block of this page shows {script} ({FORM})"


def folder_of(page: Page) -> str:
    """Where the scripts of a page are."""
    chapter = PurePosixPath(page.path).relative_to("docs").with_suffix("")
    return f"examples/{chapter}/"


def check_other_reader(page: Page) -> Faults:
    """pytest-codeblocks finds the same commands and transcripts."""
    # Here, because it brings the whole of pytest, which a build does not need.
    from pytest_codeblocks.main import extract_from_buffer

    try:
        blocks = extract_from_buffer(StringIO(page.text), max_num_lines=1_000_000)
    except RuntimeError as error:
        yield 1, f"pytest-codeblocks cannot read this page: {error}"
        return
    found = {b.lineno: b.expected_output for b in blocks if b.syntax in RUN_BY_PYTEST}
    for example in page.examples:
        if found.pop(example.line, None) != example.transcript:
            yield (
                example.line,
                "pytest-codeblocks reads this command or its transcript otherwise; "
                f"{FORM}",
            )
    for line in found:
        yield line, f"pytest-codeblocks would run this block; {FORM}"
