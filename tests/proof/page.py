"""Read a chapter's Markdown into its examples, and say what is wrong with it.

pytest-codeblocks is the reader of commands, marks and transcripts. It passes
over what it does not know without a word, so every fence and comment that is
on the page must be accounted for here; what is not is an error with its line
and its cure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from .fences import Comment, Fence, read_fences
from .marks import BadMark, Contract, Needs, labels, read_contract

SHOWN = re.compile(r'^python title="(?P<script>[^"]+)"$')
INCLUDE = re.compile(r'^--8<-- "(?P<script>[^"]+)"\n$')
COMMAND = re.compile(r"^python (?P<script>examples/\S+\.py)\n$")
# What the site makes of other examples: a comment names them, chapter/name.
REFERENCE = re.compile(
    r"^(?P<kind>builds on|compare|proven by): (?P<names>\S+( \S+)*)$"
)
# Why the line of prose above it says a number that no example shows.
EXCUSE = "not measured"
UNSHOWN = "no script"
# Why it speaks of pools, executors or workers without naming their kind.
UNNAMED = "any kind"
PYTHON = ("python", "python3", "py", "py3", "pycon")
SHELL = ("sh", "bash")
RUN_BY_PYTEST = ("python", *SHELL)  # what pytest-codeblocks collects
EXPECTED = "pytest-codeblocks:expected-output"
FORM = "CONTRIBUTING.md shows the form"


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file at a line, and what cures it."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Example:
    """A script, the command that runs it, its transcript and its contract.

    `line` is that of the command's fence, `transcript_line` that of the
    transcript's first line, both counted from 1. `variant` tells several
    commands of one script apart, by what each of them needs.
    """

    page: str
    line: int
    script: str
    contract: Contract
    transcript: str
    transcript_line: int
    variant: str = ""

    @property
    def name(self) -> str:
        """`processes/join` for `examples/processes/join.py`."""
        return name_of(self.script)

    @property
    def ident(self) -> str:
        """The name, and which variant: `processes/join@spawn`."""
        return f"{self.name}@{self.variant}" if self.variant else self.name

    @property
    def recording(self) -> str:
        return f"docs/recordings/{self.ident}.json"

    @property
    def lines(self) -> list[str]:
        return self.transcript.splitlines()


@dataclass(frozen=True)
class Page:
    """A chapter as read: its examples in order, and all that is wrong."""

    path: str
    examples: tuple[Example, ...]
    problems: tuple[Problem, ...]


def name_of(script: str) -> str:
    """`processes/join` for `examples/processes/join.py`."""
    return script.removeprefix("examples/").removesuffix(".py")


def ident_of(name: str) -> str:
    """What links to the figure of `processes/join` lead to, on its page."""
    return "example-" + name.replace("/", "-")


def slug(label: str) -> str:
    """A label as a part of a file's name."""
    return re.sub(r"[^\w.]+", "-", label.lower())


def read_page(file: Path, root: Path) -> Page:
    """Read `file`, a page of the book whose folder is `root`."""
    return Reader(file, root).read()


class Reader:
    """Reads one page, noting problems as it goes."""

    def __init__(self, file: Path, root: Path):
        self.root = root
        self.path = file.relative_to(root).as_posix()
        chapter = file.relative_to(root / "docs").with_suffix("").as_posix()
        self.folder = f"examples/{chapter}/"
        self.text = file.read_text("utf-8")
        self.blocks = read_fences(self.text)
        self.problems: list[Problem] = []
        self.shown: dict[str, Fence] = {}
        self.run: dict[str, Fence] = {}
        self.last: Fence | None = None  # the last transcript

    def wrong(self, line: int, text: str) -> None:
        self.problems.append(Problem(self.path, line, text))

    def read(self) -> Page:
        for comment in self.blocks.orphans:
            if "pytest" in comment.text or comment.text.startswith("illustrative"):
                self.wrong(comment.line, f"no block follows this line: {comment.text}")
            self.check_reference(comment, "compare", "proven by")
        for fault in self.blocks.faults:
            self.wrong(fault.line, fault.text)
        for fence in self.blocks.fences:
            self.check_fence(fence)
            for comment in fence.comments:
                self.check_reference(comment, "builds on", "compare", "proven by")
        examples = list(self.told_apart(list(self.read_blocks())))
        self.check_scripts()
        if not self.problems:
            self.check_reader(examples)
        problems = sorted(self.problems, key=lambda problem: problem.line)
        return Page(self.path, tuple(examples), tuple(problems))

    def told_apart(self, examples: list[Example]) -> Iterator[Example]:
        """Several commands of one script, each with what it needs as its variant."""
        for script, group in groupby(examples, lambda example: example.script):
            several = list(group)
            if len(several) == 1:
                yield several[0]
                continue
            needs = [example.contract.needs for example in several]
            for place, (example, label) in enumerate(
                zip(several, labels(needs), strict=True)
            ):
                if needs[place] in (Needs(), *needs[:place]):
                    self.wrong(
                        example.line,
                        f"{script} is run more than once: give each command a "
                        "needs(…) of its own, which says when it is that one",
                    )
                yield replace(example, variant=slug(label))

    def check_fence(self, fence: Fence) -> None:
        """A block that each reader of the page sees as the same one."""
        if not fence.closed:
            self.wrong(fence.line, "this block is never closed")
        if fence.tilde:
            self.wrong(
                fence.line, "write ``` in place of ~~~, which pytest does not see"
            )

    def check_reference(self, comment: Comment, *kinds: str) -> None:
        """A comment that names other examples names some that exist."""
        reference = REFERENCE.match(comment.text)
        if not reference:
            return
        if reference["kind"] not in kinds:
            self.wrong(comment.line, f"no block follows this line: {comment.text}")
        for name in reference["names"].split():
            if not (self.root / f"examples/{name}.py").is_file():
                self.wrong(comment.line, f"examples/{name}.py does not exist")

    def read_blocks(self) -> Iterator[Example]:
        """Account for each fence: code, command, transcript, or excused."""
        fences = iter(self.blocks.fences)
        for fence in fences:
            if self.is_illustrative(fence):
                self.check_comments(fence)
            elif fence.language in PYTHON:
                self.check_comments(fence)
                self.read_code(fence)
            elif fence.language in SHELL:
                transcript = next(fences, None)
                if example := self.read_command(fence, transcript):
                    self.last = transcript
                    yield example
            else:
                self.check_comments(fence)
                self.wrong(
                    fence.line,
                    "neither an example, a command nor its transcript: say above it "
                    "<!--illustrative: why-->, or take it out",
                )

    def is_illustrative(self, fence: Fence) -> bool:
        """Whether the page says of a block that it is not to be run."""
        for comment in fence.comments:
            word, _, reason = comment.text.partition(":")
            if word.strip() == "illustrative":
                if not reason.strip():
                    self.wrong(comment.line, "say why: <!--illustrative: the reason-->")
                if fence.language in RUN_BY_PYTEST:
                    self.wrong(
                        fence.line,
                        f"pytest runs a block that says {fence.language}; "
                        "write py or console for one that is illustrative",
                    )
                if "--8<--" in fence.body:
                    self.wrong(fence.line, "an include outside of an example's block")
                return True
        return False

    def check_comments(self, fence: Fence) -> None:
        """No mark or keyword stands above a block that cannot obey it."""
        for comment in fence.comments:
            if comment.text == EXPECTED:
                self.wrong(comment.line, "a transcript without a command above it")
            elif comment.text.startswith("pytest"):
                self.wrong(
                    comment.line, f"marks stand above a command, not: {comment.text}"
                )

    def read_code(self, fence: Fence) -> None:
        shown, include = SHOWN.match(fence.info), INCLUDE.match(fence.body)
        if not shown or not include or shown["script"] != include["script"]:
            self.wrong(
                fence.line,
                "a python block that is no example: give it a script as its title, and "
                f"nothing else, and include that script ({FORM}); if it is not to be "
                "run, say above it <!--illustrative: why--> and write ```py",
            )
            return
        script = shown["script"]
        if script in self.shown:
            self.wrong(
                fence.line,
                f"{script} is shown at line {self.shown[script].line} already; "
                "show it once",
            )
        self.shown.setdefault(script, fence)
        if f"{PurePosixPath(script).parent}/" != self.folder:
            self.wrong(
                fence.line,
                f"{script} belongs to another page; this one shows the scripts of "
                f"{self.folder}",
            )
        elif not (self.root / script).is_file():
            self.wrong(fence.line, f"{script} does not exist")

    def read_command(self, fence: Fence, transcript: Fence | None) -> Example | None:
        """The example that a shell block runs, if it is whole."""
        contract = self.read_contract(fence)
        command = COMMAND.match(fence.body)
        if fence.info not in SHELL or not command:
            self.wrong(
                fence.line,
                "write one command in a sh block: python examples/<chapter>/<name>.py",
            )
            return None
        script = command["script"]
        if script not in self.shown:
            self.wrong(fence.line, f"show {script} above the command that runs it")
            return None
        if script in self.run and not self.follows(fence, self.run[script]):
            self.wrong(
                fence.line,
                f"{script} is run at line {self.run[script].line} already; "
                "run it once, or directly below that transcript with another needs(…)",
            )
            return None
        self.run[script] = fence
        if not transcript or [c.text for c in transcript.comments] != [EXPECTED]:
            self.wrong(
                fence.line,
                f"a command without a transcript: below it write <!--{EXPECTED}--> and "
                "an empty ```text block, then make record",
            )
            return None
        if transcript.info != "text":
            self.wrong(transcript.line, "a transcript stands in a ```text block")
            return None
        if contract is None:
            return None
        return Example(
            self.path,
            fence.line,
            script,
            contract,
            transcript.body,
            transcript.line + 1,
        )

    def follows(self, fence: Fence, before: Fence) -> bool:
        """Whether nothing but blank lines lies between two commands' blocks."""
        if self.last is None or self.last.line < before.line:
            return False
        first = min([fence.line, *(comment.line for comment in fence.comments)])
        between = self.text.splitlines()[self.last.end : first - 1]
        return not any(line.strip() for line in between)

    def read_contract(self, fence: Fence) -> Contract | None:
        """What the marks above a command say together."""
        marks: list[str] = []
        for comment in fence.comments:
            marks.append(comment.text)
            try:
                if not comment.text.startswith("pytest.mark."):
                    raise BadMark(f"only marks stand above a command: {comment.text}")
                read_contract(marks)
            except BadMark as error:
                self.wrong(comment.line, str(error))
                return None
        return read_contract(marks)

    def check_scripts(self) -> None:
        """Each script of the chapter is shown, and each that is shown is run."""
        for script, fence in self.shown.items():
            if script not in self.run:
                self.wrong(fence.line, f"no command runs {script} ({FORM})")
        for file in sorted((self.root / self.folder).rglob("*.py")):
            script = file.relative_to(self.root).as_posix()
            if script not in self.shown:
                self.wrong(1, f"no block of this page shows {script} ({FORM})")

    def check_reader(self, examples: list[Example]) -> None:
        """pytest-codeblocks finds the same commands and transcripts."""
        # Here, because it brings the whole of pytest, which a build does not need.
        from pytest_codeblocks.main import extract_from_buffer

        with (self.root / self.path).open(encoding="utf-8") as handle:
            try:
                blocks = extract_from_buffer(handle, max_num_lines=1_000_000)
            except RuntimeError as error:
                self.wrong(1, f"pytest-codeblocks cannot read this page: {error}")
                return
        found = {
            b.lineno: b.expected_output for b in blocks if b.syntax in RUN_BY_PYTEST
        }
        for example in examples:
            if found.pop(example.line, None) != example.transcript:
                self.wrong(
                    example.line,
                    "pytest-codeblocks reads this command or its transcript otherwise; "
                    f"{FORM}",
                )
        for line in found:
            self.wrong(line, f"pytest-codeblocks would run this block; {FORM}")
