"""Show each example as one figure: code, terminal, timeline and what is proven.

A Python-Markdown extension, so that any generator that reads such extensions
can build the book. It changes nothing but the blocks that `page` knows: the
command and its transcript become a terminal, the recording a timeline, and
the marks a sentence. What hides or moves is left to `replay.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markupsafe import Markup, escape

from .blocks import (
    ANY_KIND,
    BUILDS_ON,
    COMPARE,
    ILLUSTRATIVE,
    NO_SCRIPT,
    NOT_MEASURED,
    PROVEN_BY,
    Block,
    Comment,
)
from .markup import element
from .page import (
    Example,
    Page,
    command_of,
    contract_of,
    ident_of,
    name_of,
    read,
    script_of,
)
from .patterns import merged
from .promise import Reading
from .proven import MATRIX, proven, read_matrix, said
from .recording import Recording
from .required import required
from .stored import digest, read_recording
from .timeline import about, number, scale_for, timeline
from .words import interval, sentence

ROOT = Path(__file__).parents[2]
# After pymdownx.snippets (32) and the clean-up of white space (30), which would
# take the marks off stored HTML; before pymdownx.superfences (25).
PRIORITY = 27
PROVEN = "Proven by every commit:"
# Comments that a reader of the site does not miss.
FOR_THE_PROOF = (ANY_KIND, NOT_MEASURED, NO_SCRIPT, ILLUSTRATIVE, BUILDS_ON)
# Lines of a page, as a slice, and those that come in their place.
Edit = tuple[int, int, list[str]]


class Unproven(ValueError):
    """A claim whose example proves nothing any more."""


class Figures(Preprocessor):
    """Rewrites the source of a page before its blocks are rendered."""

    def __init__(self, md: Markdown, root: Path):
        super().__init__(md)
        self.root = root

    def run(self, lines: list[str]) -> list[str]:
        page = read("\n".join(lines))
        for block in page.blocks:
            if command_of(block):
                contract_of(block)  # a mark that cannot be read stops the build
        edits = [*self.figures(page), *self.references(page)]
        for first, last, new in sorted(edits, reverse=True):
            lines[first:last] = new
        return lines

    def figures(self, page: Page) -> Iterator[Edit]:
        """Each script that is shown and run, from its code to its last transcript."""
        for script, block in page.scripts.items():
            examples = [e for e in page.examples if e.script == script]
            if examples:
                before = built_on(block)
                needs = required([example.contract.needs for example in examples])
                yield block.line - 1, block.last, self.code(block, before, needs)
                first, last = examples[0].first, examples[-1].last
                yield first - 1, last, self.proof(script, examples, before)

    def references(self, page: Page) -> Iterator[Edit]:
        """Each comment that names examples or speaks to the proof."""
        for comment in page.comments:
            shown = None
            if comment.kind == COMPARE:
                shown = self.comparison(comment)
            elif comment.kind == PROVEN_BY:
                shown = self.proof_of_a_claim(comment.names)
            elif comment.kind in FOR_THE_PROOF:
                shown = []
            if shown is not None:
                yield comment.line - 1, comment.line, shown

    def code(self, block: Block, before: str, needs: str) -> list[str]:
        """The code, with what is new against the example that it builds on.

        What it needs stands in its title, where nobody who copies it passes it over.
        """
        name, info = name_of(script_of(block)), block.info
        if needs:
            badge = f"<span class='needs'>needs {needs}</span>"
            info = f'python title="examples/{name}.py {badge}" title_mode="html"'
        if before:
            new = new_lines(self.source(before), self.source(name))
            info += f' hl_lines="{" ".join(map(str, new))}"' if new else ""
        return [
            "",
            f'<figure class="example" id="{ident_of(name)}" markdown="block">',
            "",
            f"```{info}",
            *block.body.splitlines(),
            "```",
            "",
        ]

    def proof(self, script: str, examples: Sequence[Example], before: str) -> list[str]:
        """All that follows the code: terminal, timeline, sentence, download."""
        name = name_of(script)
        parts = [self.ran(example) for example in examples]
        shown = tabs(parts, ident_of(name)) if len(parts) > 1 else parts[0].shown
        notes = [f"[Download {Path(script).name}]({script}){{ download }}"]
        if before:
            notes.append(f"Marked lines are new against {link_to(before)}")
        caption = []
        if len(parts) == 1:
            caption.append(f"**{PROVEN}** {parts[0].sentence}")
            caption += [f"<small>{parts[0].where}</small>"] if parts[0].where else []
            notes += parts[0].notes
        return [
            "",
            self.md.htmlStash.store(shown),
            "",
            '<figcaption markdown="span">',
            *caption,
            f"<small>{' · '.join(notes)}</small>",
            "</figcaption>",
            "",
            "</figure>",
            "",
        ]

    def ran(self, example: Example) -> Ran:
        """What is shown of one command; a label tells it from others of its script."""
        run = self.recording(example.ident)
        ident = ident_of(example.name)
        ident += f"-{example.variant}" if example.variant else ""
        parts = [terminal(example, run, ident)]
        if run:
            title = f"One recorded run: {about(run.span)} seconds"
            name = f"{example.name}.py"
            drawn = timeline(run, name, f"{ident}-run", example.promise)
            parts.append(lanes(title, drawn))
        notes = [recorded(run.where)] if run else []
        words = escape(sentence(example.promise))
        shown = Markup("\n").join(parts)
        return Ran(example.label, shown, words, self.where(example), notes)

    def where(self, example: Example) -> str:
        """On which Pythons the example was proven, and under which conditions."""
        kept = unchanged(read_matrix, self.root / MATRIX)
        conditions = proven(example, kept, self.root) if kept else {}
        words = said(conditions, example.contract.needs.python)
        return f"Proven on Python {words}" if conditions else ""

    def comparison(self, comment: Comment) -> list[str]:
        """Timelines of several examples, one below the other on one axis."""
        ident = f"compared-{comment.line}"
        runs = {n: run for n in comment.names if (run := self.recording(n))}
        if not runs:
            return []
        scale = scale_for(runs.values())
        out = ['<figure class="compared" markdown="block">', ""]
        out += [self.md.htmlStash.store(ran("Side by side, on one axis")), ""]
        for place, (name, run) in enumerate(runs.items(), 1):
            axis = place == len(runs)
            drawn = timeline(run, f"{name}.py", f"{ident}-{place}", None, scale, axis)
            title = f"{link_to(name)} {about(run.span)} s"
            out += [
                f'<p class="ran" markdown="span">{title}</p>',
                "",
                self.md.htmlStash.store(element("div", drawn, klass="lanes")),
                "",
            ]
        return ["", *out, "</figure>", ""]

    def proof_of_a_claim(self, names: Sequence[str]) -> list[str]:
        """Links to the examples that show what was claimed.

        Raises Unproven for one that was not recorded, or was edited since: then
        the site is not built.
        """
        for name in names:
            self.check_proven(name)
        links = ", ".join(link_to(name) for name in names)
        return ["", f'<p class="shown-by" markdown="span">Shown by {links}</p>', ""]

    def check_proven(self, name: str) -> None:
        script = self.root / "examples" / f"{name}.py"
        folder = (self.root / "docs/recordings" / name).parent
        files = [*folder.glob(f"{script.stem}.json"), *folder.glob(f"{script.stem}@*")]
        cure = f"make record example={name}"
        if not script.exists() or not files:
            raise Unproven(f"a claim is proven by {name}, which has no run: {cure}")
        for file in files:
            if unchanged(read_recording, file).script != digest(script):
                raise Unproven(f"a claim is proven by {name}, edited since: {cure}")

    def source(self, name: str) -> str:
        return (self.root / "examples" / f"{name}.py").read_text("utf-8")

    def recording(self, name: str) -> Recording | None:
        return unchanged(
            read_recording, self.root / "docs" / "recordings" / f"{name}.json"
        )


@dataclass(frozen=True)
class Ran:
    """What a page shows of one command: terminal and timeline, and their words."""

    label: str
    shown: Markup
    sentence: str
    where: str
    notes: list[str]


class FigureExtension(Extension):
    """What `mkdocs.yml` names as `proof.figure`."""

    def __init__(self, **kwargs: Any):
        self.config = {"root": [str(ROOT), "the folder of examples/ and docs/"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        figures = Figures(md, Path(self.getConfig("root")))
        md.preprocessors.register(figures, "figures", PRIORITY)


def makeExtension(**kwargs: Any) -> FigureExtension:
    return FigureExtension(**kwargs)


def unchanged(read: Callable[[Path], Any], file: Path) -> Any:
    """What `read` makes of a file, once for each change of it; None if there is none.

    A page of comparisons, and each page of `make serve`, asks for it again.
    """
    return once(read, file, file.stat().st_mtime_ns) if file.exists() else None


@cache
def once(read: Callable[[Path], Any], file: Path, changed: int) -> Any:
    return read(file)


def link_to(name: str) -> str:
    """A link to the figure of an example, in the Markdown of any page."""
    chapter, _, script = name.rpartition("/")
    return f"[{script}.py]({chapter}.md#{ident_of(name)})"


def built_on(block: Block) -> str:
    """The example before this one, where the page names it."""
    comment = block.comment(BUILDS_ON)
    return comment.argument if comment else ""


def new_lines(before: str, after: str) -> list[int]:
    """The lines of a script, from 1, that the one before it does not have.

    The first, which says what the example is about, always differs.
    """
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, False)
    return [
        line + 1
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("replace", "insert")
        for line in range(first, last)
        if line and new[line].strip()
    ]


def tabs(parts: Sequence[Ran], ident: str) -> Markup:
    """Each run behind a tab that says when it is this one, as the theme has tabs."""
    group = {"type": "radio", "name": f"{ident}-tabs"}
    inputs: list[Markup] = []
    labels: list[Markup] = []
    for part in parts:
        tab = {"id": f"{ident}-tab-{len(inputs) + 1}"}
        tab |= {} if inputs else {"checked": ""}
        inputs.append(element("input", **group, **tab))
        labels.append(element("label", part.label, **{"for": tab["id"]}))
    return element(
        "div",
        *inputs,
        element("div", *labels, klass="tabbed-labels"),
        element("div", *(block(part) for part in parts), klass="tabbed-content"),
        klass="tabbed-set tabbed-alternate",
        data_tabs=f"{ident}:{len(parts)}",
    )


def block(part: Ran) -> Markup:
    """What is behind one tab."""
    words = [element("strong", PROVEN), " ", Markup(part.sentence)]
    small = [part.where, " · ".join(part.notes)]
    words += [element("small", text) for text in small if text]
    caption = element("p", *words, klass="proven")
    return element("div", part.shown, caption, klass="tabbed-block")


def terminal(example: Example, run: Recording | None, ident: str) -> Markup:
    """The command and what it printed; lines that may change places in brackets.

    Each block has an id, by which the copy button of the theme finds it.
    """
    command = escape(f"python {example.script}")
    breakable = Markup(command.replace("/", Markup("/<wbr>")))
    lines = example.promise.lines
    parts: list[Markup] = []
    groups = [line.group for line in lines]
    shown = [printed(place, line, run) for place, line in enumerate(lines)]
    for group, places in groupby(range(len(shown)), groups.__getitem__):
        together = [shown[place] for place in places]
        if group is None:
            parts += together
        else:
            apart = len(together) < groups.count(group)
            parts.append(bracketed(together, apart))
    return element(
        "div",
        element("pre", element("code", breakable), klass="command", id=f"{ident}-sh"),
        element(
            "pre",
            element("code", *parts),
            klass="transcript no-copy",
            id=f"{ident}-text",
            tabindex=0,
        ),
        klass="terminal",
    )


def bracketed(lines: Sequence[Markup], apart: bool) -> Markup:
    """Lines that may change places, with each other or with others further on."""
    said = "these lines may change places"
    if apart:
        said = "lines that may change places with those of other brackets"
    attributes = {"role": "group", "aria_label": said, "title": said}
    return element("span", *lines, klass="any-order", **attributes)


def printed(place: int, reading: Reading, run: Recording | None) -> Markup:
    """A line of a transcript: what varies underlined, a number with its bounds."""
    attributes: dict[str, object] = {}
    kind = ""
    if run and place < len(run.lines):
        line = run.lines[place]
        attributes["data_at"] = number(line.at)
        kind = f" {run.lanes[line.lane].kind}" if line.lane is not None else ""
    bounds = [number.bounds for number in reading.numbers]
    proven = [interval(each) + (" s" if each.unit else "") for each in bounds]
    if proven:
        attributes["data_proven"] = ", ".join(proven)
    inner = Markup().join(marked(reading))
    return element("span", inner, "\n", klass=f"line{kind}", **attributes)


def marked(reading: Reading) -> Iterator[str | Markup]:
    """The text, with the parts that a mark lets vary underlined."""
    at = 0
    for low, high in merged(reading.varying):
        yield reading.text[at:low]
        yield element("u", reading.text[low:high], title="varies from run to run")
        at = high
    yield reading.text[at:]


def lanes(said: str, drawn: Markup) -> Markup:
    """A timeline under its title; no text of it is for the search."""
    exclude = {"data_search_exclude": ""}
    return element("div", ran(said), drawn, klass="lanes", **exclude)


def ran(said: str) -> Markup:
    """The line above a timeline, where `replay.js` puts its buttons."""
    return element("div", element("span", said, klass="said"), klass="ran")


def recorded(where: dict[str, Any]) -> str:
    day = date.fromisoformat(where["date"])
    build = "" if where.get("gil", True) else " free-threaded"
    cores = f"{where['cores']} core{'s' * (where['cores'] != 1)}"
    return (
        f"Recorded on {where['implementation']} {where['python']}{build}, "
        f"{where['system']}, {cores}, {day.day} {day:%B %Y}"
    )
