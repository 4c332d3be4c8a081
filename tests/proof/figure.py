"""Show each example as one figure: code, terminal, timeline and what is proven.

A Python-Markdown extension, so that any generator that reads such extensions
can build the book. It changes nothing but the blocks that `page` knows: the
command and its transcript become a terminal, the recording a timeline, and
the marks a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markupsafe import Markup

from .fences import COMMENT, Fence, read_fences
from .marks import Contract, read_contract
from .page import COMMAND, REFERENCE, SHELL, SHOWN
from .recording import Recording
from .timeline import element, scale_for, timeline
from .verdict import group_of
from .words import sentence

ROOT = Path(__file__).parents[2]
# After pymdownx.snippets (32) and the clean-up of white space (30), which would
# take the marks off stored HTML; before pymdownx.superfences (25).
PRIORITY = 27


class Figures(Preprocessor):
    """Rewrites the source of a page before its blocks are rendered."""

    def run(self, lines: list[str]) -> list[str]:
        fences = read_fences("\n".join(lines)).fences
        edits = []
        for fence, following in pairwise((*fences, None)):
            if SHOWN.match(fence.info):
                edits.append((*span(fence), self.code(fence)))
            elif fence.info in SHELL and (command := COMMAND.match(fence.body)):
                last = span(following)[1] if following else span(fence)[1]
                transcript = following.body.splitlines() if following else []
                shown = self.proof(fence, command["script"], transcript)
                edits.append((first_comment(fence), last, shown))
        for number, line in enumerate(lines):
            comment = COMMENT.match(line)
            reference = comment and REFERENCE.match(comment["text"])
            if reference and reference["kind"] == "compare":
                shown = self.comparison(reference["names"].split())
                edits.append((number, number + 1, shown))
        for first, last, new in sorted(edits, reverse=True):
            lines[first:last] = new
        return lines

    def code(self, fence: Fence) -> list[str]:
        """The code, with what is new against the example that it builds on."""
        shown = SHOWN.match(fence.info)
        info = fence.info
        for comment in fence.comments:
            reference = REFERENCE.match(comment.text)
            if reference and reference["kind"] == "builds on":
                new = new_lines(reference["names"], shown["script"])
                info += f' hl_lines="{" ".join(map(str, new))}"' if new else ""
        name = shown["script"].removeprefix("examples/").removesuffix(".py")
        ident = "example-" + name.replace("/", "-")
        return [
            f'<figure class="example" id="{ident}" markdown="block">',
            "",
            f"```{info}",
            *fence.body.splitlines(),
            "```",
            "",
        ]

    def proof(self, fence: Fence, script: str, transcript: Sequence[str]) -> list[str]:
        """All that follows the code: terminal, timeline, sentence, download."""
        name = script.removeprefix("examples/").removesuffix(".py")
        marks = [c.text for c in fence.comments if c.text.startswith("pytest.mark.")]
        contract = read_contract(marks)
        run = stored(name)
        shown = Markup("\n").join(
            [
                terminal(f"python {script}", transcript, contract),
                element("div", timeline(run, contract, name), klass="lanes")
                if run
                else "",
            ]
        )
        where = f" {recorded(run.where)}" if run else ""
        return [
            "",
            self.md.htmlStash.store(shown),
            "",
            '<figcaption markdown="span">',
            f"**Proven:** {sentence(contract)}{where} "
            f"[Download {Path(script).name}]({script}){{ download }}",
            "</figcaption>",
            "",
            "</figure>",
        ]

    def comparison(self, names: Sequence[str]) -> list[str]:
        """Timelines of several examples, one below the other on one axis."""
        runs = {name: stored(name) for name in names}
        known = {name: run for name, run in runs.items() if run}
        if not known:
            return []
        scale = scale_for(known.values())
        rows = [
            element(
                "div",
                element("a", name, href=f"#example-{name.replace('/', '-')}"),
                timeline(run, Contract(), f"{name}-compared", scale),
            )
            for name, run in known.items()
        ]
        return [
            "",
            self.md.htmlStash.store(element("div", *rows, klass="compared")),
            "",
        ]


class FigureExtension(Extension):
    """What `mkdocs.yml` names as `proof.figure`."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(Figures(md), "figures", PRIORITY)


def makeExtension(**kwargs: Any) -> FigureExtension:
    return FigureExtension(**kwargs)


def span(fence: Fence) -> tuple[int, int]:
    """The first and last line of a block in the page's source, as a slice."""
    return fence.line - 1, fence.line + fence.body.count("\n") + fence.closed


def first_comment(fence: Fence) -> int:
    return min([fence.line, *(comment.line for comment in fence.comments)]) - 1


def stored(name: str) -> Recording | None:
    file = ROOT / "docs" / "recordings" / f"{name}.json"
    return Recording.from_json(file.read_text("utf-8")) if file.exists() else None


def new_lines(before: str, script: str) -> list[int]:
    """The lines of a script, from 1, that the example before it does not have.

    The first, which says what the example is about, always differs.
    """
    old = (ROOT / "examples" / f"{before}.py").read_text("utf-8").splitlines()
    new = (ROOT / script).read_text("utf-8").splitlines()
    matcher = SequenceMatcher(None, old, new, False)
    return [
        line + 1
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("replace", "insert")
        for line in range(first, last)
        if line and new[line].strip()
    ]


def terminal(command: str, transcript: Sequence[str], contract: Contract) -> Markup:
    """The command and what it printed; lines that may change places in brackets."""
    numbered = list(enumerate(transcript))
    parts = []
    for group, members in groupby(
        numbered, key=lambda pair: group_of(pair[1], contract.any_order)
    ):
        lines = [
            element("span", f"{text}\n", klass="line", data_line=number)
            for number, text in members
        ]
        if group is not None and len(lines) > 0:
            parts.append(element("span", *lines, klass="any-order"))
        else:
            parts += lines
    return element(
        "div",
        element("pre", element("code", command), klass="command"),
        element("pre", element("code", *parts), klass="transcript", tabindex="0"),
        klass="terminal",
    )


def recorded(where: dict[str, Any]) -> str:
    day = date.fromisoformat(where["date"])
    return (
        f"Recorded on {where['implementation']} {where['python']}, {where['system']}, "
        f"{where['cores']} cores, {day.day} {day:%B %Y}."
    )
