"""Say what is wrong with the commands of a page, their marks and their transcripts."""

from __future__ import annotations

from io import StringIO
from itertools import groupby

from ..contract.marks import read_contract
from ..contract.needs import NOTHING
from ..contract.terms import BadMark
from .blocks import EXPECTED, MARK, PREDICT, Block
from .check_exercises import check_part
from .exercises import PARTS, is_solution
from .model import SHELL, Page, find_command
from .predictions import find_original
from .problems import Faults

RUN_BY_PYTEST = ("python", *SHELL)  # what pytest-codeblocks collects
FORM = "CONTRIBUTING.md shows the form"


def check_command(page: Page, block: Block, transcript: Block | None) -> Faults:
    """A shell block runs one script that is shown above, and says what it prints."""
    yield from check_marks(block)
    script = find_command(block)
    if not script:
        form = "python examples/<chapter>/<name>.py"
        yield block.line, f"write one command in a sh block: {form}"
        return
    shown = page.scripts.get(script)
    # A solution is shown where its command stands, a changed script after a prediction.
    told = is_solution(script) or find_original(script)
    if not told and (not shown or shown.line > block.line):
        yield block.line, f"show {script} above the command that runs it"
    elif before := find_earlier(page, block, script):
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
    exercise = is_solution(find_command(command))
    for comment in command.comments:
        if exercise and comment.kind in PARTS:
            if fault := check_part(comment):
                yield comment.line, fault
            continue
        if comment.kind == PREDICT and find_original(find_command(command)):
            continue
        marks.append(comment.text)
        try:
            if comment.kind != MARK:
                raise BadMark(f"only marks stand above a command: {comment.text}")
            read_contract(marks)
        except BadMark as error:
            yield comment.line, str(error)
            return


def find_earlier(page: Page, block: Block, script: str) -> Block | None:
    """The command that runs the same script further up, if it stands apart from this.

    Of several that stand together, each follows the transcript of the one before.
    """
    place = page.blocks.index(block)
    before = [number for number in range(place) if find_command(page.blocks[number])]
    same = [number for number in before if find_command(page.blocks[number]) == script]
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
