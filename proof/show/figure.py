"""Show each example as one figure: code, terminal, timeline and what is proven.

A Python-Markdown extension, so that any generator that reads such extensions
can build the book. It changes nothing but the blocks that `page` knows: the
command and its transcript become a terminal, the recording a timeline, and
the marks a sentence. What hides or moves is left to `replay.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markupsafe import Markup, escape

from ..contract.chips import list_chips
from ..contract.conditions import label_needs, say_required
from ..contract.terms import Contract
from ..judge.proven import runs_in_browser, say_proven
from ..judge.stored import is_waiting
from ..page.blocks import (
    ANY_KIND,
    BOARD,
    BUILDS_ON,
    COMES_FROM,
    COMPARE,
    COMPARE_CODE,
    EXERCISES,
    ILLUSTRATIVE,
    NO_SCRIPT,
    NOT_MEASURED,
    PROVEN_BY,
    QUOTES,
    SKETCH,
    SYMPTOM,
    SYMPTOMS,
    WATCHED,
    Block,
)
from ..page.examples import Example, get_name, make_ident
from ..page.exercises import Exercise
from ..page.model import Page, find_command, read, read_marks
from ..page.predictions import is_changed
from ..page.symptoms import list_symptoms
from .board import draw_played
from .caption import (
    Panel,
    draw_browserless,
    draw_proof,
    draw_tabs,
    draw_title,
    draw_waiting,
    make_link,
    say_proof,
    say_recorded,
)
from .changes import find_new_calls, find_new_lines
from .chart import DRAWN, tell_runs
from .colours import colour_lines
from .entries import list_entries
from .exercise import (
    draw_broken,
    draw_goal,
    list_hints,
    show_given,
)
from .library import (
    ROOT,
    check_proven,
    find_browserless,
    read_proven,
    read_run,
    read_runs,
    read_source,
)
from .markup import make_element
from .predict import draw_switch
from .recorded import draw_recorded
from .scale import Scale, fit_scale, format_seconds
from .sketch import draw_sketch
from .slow import is_visible
from .symptoms import draw_box, list_rows
from .terminal import draw_terminal
from .together import draw_together

# After pymdownx.snippets (32) and the clean-up of white space (30), which would
# take the marks off stored HTML; before pymdownx.superfences (25).
PRIORITY = 27
# Comments that a reader of the site does not miss.
FOR_THE_PROOF = (
    ANY_KIND,
    COMES_FROM,
    NOT_MEASURED,
    NO_SCRIPT,
    ILLUSTRATIVE,
    BUILDS_ON,
    QUOTES,
    SYMPTOM,
)
LONG = 40  # lines; more of them are a recipe, whose figure is twice as high
WATCHED_COLUMNS = 60  # of a terminal that a phone shows almost whole
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
        edits = [*self.edit_examples(page), *self.edit_comments(page)]
        for first, last, new in sorted(edits, reverse=True):
            lines[first:last] = new
        return lines

    def edit_examples(self, page: Page) -> Iterator[Edit]:
        """Each script that is shown and run, from its code to its last transcript."""
        predicted = [each.example.script for each in page.predictions]
        for script, block in page.scripts.items():
            examples = [e for e in page.examples if e.script == script]
            if examples:
                before = find_base(block)
                code = self.draw_code(
                    examples, block.body, before, predict=script in predicted
                )
                switch = self.draw_switch() if script in predicted[:1] else []
                yield block.line - 1, block.last, [*switch, *code]
                first, last = examples[0].first, examples[-1].last
                yield first - 1, last, self.draw_rest(script, examples, before)
        for exercise in page.exercises:
            first, last = exercise.solution.first, exercise.solution.last
            yield first - 1, last, self.draw_exercise(exercise)
        for changed in filter(is_changed, page.examples):
            yield changed.first - 1, changed.last, []  # until one has predicted

    def draw_switch(self) -> list[str]:
        return ["", self.md.htmlStash.store(draw_switch()), ""]

    def draw_exercise(self, exercise: Exercise) -> list[str]:
        """What to reach, the start with its run, and folded all that may help."""
        solution, start = exercise.solution, exercise.start
        goal = self.md.htmlStash.store(draw_goal(exercise))
        source = read_source(solution.name, self.root)
        return [
            "",
            '<section class="exercise" markdown="block">',
            *("", goal, ""),
            *self.draw_start(exercise),
            *show_given(exercise, self.root),
            *list_hints(exercise),
            '<details class="solution" markdown="block">',
            "<summary>A solution</summary>",
            *self.draw_code([solution], source, start.name),
            *self.draw_rest(solution.script, [solution], start.name),
            *self.draw_runs([start.name, solution.name], f"compared-{solution.line}"),
            "</details>",
            *("", "</section>", ""),
        ]

    def draw_start(self, exercise: Exercise) -> list[str]:
        """The script to change, its run, and what of the contract that breaks."""
        start, root = exercise.start, self.root
        run = read_run(start.ident, root)
        printed = "".join(f"{text}\n" for text in run.texts) if run else ""
        # What may change places in an answer is told where it is told what to reach.
        shown = replace(start, transcript=printed, contract=Contract())
        panel = self.draw_run(shown, read_proven(exercise.solution, self.root))
        notes = [
            f"[Download start.py]({start.script}){{ download }}",
            f"In a copy of the book: `make try exercise={exercise.name}`",
        ]
        return [
            *self.draw_code([start], read_source(start.name, root), "", exercise.name),
            *(self.md.htmlStash.store(panel.shown), ""),
            *('<figcaption markdown="block">', ""),
            *(self.md.htmlStash.store(draw_broken(exercise, root)), ""),
            f'<p class="notes" markdown="span">{" · ".join(notes)}</p>',
            *("", "</figcaption>", "", "</figure>", ""),
        ]

    def edit_comments(self, page: Page) -> Iterator[Edit]:
        """Each comment that names examples or speaks to the proof."""
        for comment in page.comments:
            shown = None
            if comment.kind in (COMPARE, COMPARE_CODE):
                code = comment.kind == COMPARE_CODE
                ident = f"compared-{comment.line}"
                shown = self.draw_runs(comment.names, ident, code)
            elif comment.kind == BOARD:
                shown = self.draw_boards(comment.names)
            elif comment.kind == SKETCH:
                shown = self.draw_sketches(comment.names, page.lines[comment.line - 1])
            elif comment.kind == WATCHED:
                shown = self.tell_watched(comment.names)
            elif comment.kind == PROVEN_BY:
                shown = self.draw_claim(comment.names)
            elif comment.kind == SYMPTOMS:
                shown = self.draw_symptoms(comment.names)
            elif comment.kind == EXERCISES:
                entries = list_entries(comment.names, self.root)
                shown = [*self.draw_switch(), *entries]
            elif comment.kind in FOR_THE_PROOF:
                shown = []
            if shown is not None:
                yield comment.line - 1, comment.line, shown

    def draw_code(
        self,
        examples: list[Example],
        source: str,
        before: str,
        exercise: str = "",
        predict: bool = False,
    ) -> list[str]:
        """The code, with what is new against the example that it builds on.

        What it needs stands in its title, where nobody who copies it passes it over.
        That to begin an `exercise` with says so, and that to `predict` on which page.
        """
        name = examples[0].name
        needs = say_required([example.contract.needs for example in examples])
        folder, _, file = examples[0].script.rpartition("/")
        lines = source.splitlines()
        look = "example long" if len(lines) > LONG else "example"
        figure = f'class="{look}" id="{make_ident(name)}" aria-label="Example: {file}"'
        figure += f' data-exercise="{exercise}"' if exercise else ""
        figure += f' data-predict="{name.partition("/")[0]}"' if predict else ""
        parts = [f"<span class='folder'>{folder}/</span><b>{file}</b>"]
        if needs:
            badge = f"<span class='needs'>needs {needs}</span>"
            parts.append(badge)
        title = " ".join(parts)
        info = f'python title="{title}" title_mode="html"'
        if before:
            new = find_new_lines(
                read_source(before, self.root), read_source(name, self.root)
            )
            info += f' hl_lines="{" ".join(map(str, new))}"' if new else ""
        return [
            "",
            f'<figure {figure} markdown="block">',
            "",
            f"```{info}",
            *lines,
            "```",
            "",
        ]

    def draw_rest(self, script: str, examples: list[Example], before: str) -> list[str]:
        """All that follows the code: terminal, timeline, sentence, download."""
        name = get_name(script)
        parts = [self.draw_run(example) for example in examples]
        shown = draw_tabs(parts, make_ident(name)) if len(parts) > 1 else parts[0].shown
        notes = [f"[Download {Path(script).name}]({script}){{ download }}"]
        if before:
            notes.append(f"Marked lines are new against {make_link(before)}")
        proof = [self.md.htmlStash.store(parts[0].proof), ""] if len(parts) == 1 else []
        return [
            "",
            self.md.htmlStash.store(shown),
            "",
            '<figcaption markdown="block">',
            "",
            *proof,
            f'<p class="notes" markdown="span">{" · ".join(notes)}</p>',
            "",
            "</figcaption>",
            "",
            "</figure>",
            "",
        ]

    def draw_run(
        self, example: Example, proven: dict[str, list[str]] | None = None
    ) -> Panel:
        """What is shown of one command; a label tells it from others of its script.

        Where it, or what it is judged by, is `proven` tells if a browser runs it.
        """
        run = read_run(example.ident, self.root)
        ident = make_ident(example.name)
        ident += f"-{example.variant}" if example.variant else ""
        if is_waiting(example, self.root):
            shown = draw_terminal(example, None, ident)
            words = f"it waits for {label_needs(example.contract.needs)}."
            return Panel(example.label, shown, draw_waiting(words))
        proven = read_proven(example, self.root) if proven is None else proven
        can_run = {"data_run": example.ident} if runs_in_browser(proven) else {}
        parts = [draw_recorded(example, run, ident, **can_run)]
        drawn = run if run and is_visible(run, example.promise) else None
        if example.contract.schedules:
            parts.append(draw_played(example.name, self.root))
        proof = draw_proof(
            list_chips(example.promise),
            self.say_where(example, proven),
            say_proof(example.promise, drawn),
            escape(say_recorded(run.where) if run else ""),
        )
        why = "" if can_run else find_browserless(example.ident, self.root)
        proof += draw_browserless(why) if why else Markup()
        return Panel(example.label, Markup("\n").join(parts), proof)

    def draw_boards(self, names: Sequence[str]) -> list[str]:
        """Boards by themselves, each with a link to the example that it is of."""
        lines = []
        for name in names:
            link = f'<p class="shown-by" markdown="span">{make_link(name)}</p>'
            drawn = self.md.htmlStash.store(draw_played(name, self.root))
            lines += ['<figure class="played" markdown="block">', "", drawn, "", link]
            lines += ["", "</figure>", ""]
        return ["", *lines]

    def say_where(self, example: Example, conditions: dict[str, list[str]]) -> str:
        """On which Pythons the example was proven, and under which conditions."""
        words = say_proven(conditions, example.contract.needs.python)
        return f"Python {words}".replace("; ", " · ") if conditions else ""

    def draw_runs(
        self, names: Sequence[str], ident: str, code: bool = False
    ) -> list[str]:
        """Timelines of several examples, one below the other on one axis."""
        runs = read_runs(names, self.root)
        if not runs:
            return []
        scale = fit_scale(runs.values())
        out = ['<figure class="compared" markdown="block">', ""]
        out += [self.md.htmlStash.store(draw_title("Side by side, on one axis")), ""]
        titles = {f"{name}.py": run for name, run in runs.items()}
        timelines = draw_together(titles, ident)
        for (name, run), drawn in zip(runs.items(), timelines, strict=True):
            title = f"{make_link(name)} {format_seconds(run.span)} s"
            lanes = make_element("div", drawn, klass="lanes")
            if code:
                lanes = self.add_code(lanes, name, names, scale)
            out += [
                f'<p class="ran" markdown="span">{title}</p>',
                "",
                self.md.htmlStash.store(lanes),
                "",
            ]
        return ["", *out, "</figure>", ""]

    def add_code(
        self, lanes: Markup, name: str, names: Sequence[str], scale: Scale
    ) -> Markup:
        """A timeline with the lines in which its script differs from the other one.

        Where the timeline leaves room, they stand within it.
        """
        [other] = [each for each in names if each != name]
        sources = (read_source(each, self.root) for each in (other, name))
        new = colour_lines("\n".join(find_new_calls(*sources)))
        lines = [make_element("code", line) for line in new]
        run = read_run(name, self.root)
        roomy = run is not None and run.span < scale.seconds / 3
        code = make_element("div", *lines, klass="highlight excerpt")
        klass = "with-code roomy" if roomy else "with-code"
        return make_element("div", code, lanes, klass=klass)

    def draw_sketches(self, names: Sequence[str], line: str) -> list[str]:
        """A small picture of each run that there is, within the list of its line."""
        indent = line[: len(line) - len(line.lstrip())]
        runs = read_runs(names, self.root)
        sketches = map(draw_sketch, runs.values())
        return [indent + self.md.htmlStash.store(sketch) for sketch in sketches]

    def tell_watched(self, names: Sequence[str]) -> list[str]:
        """What `make watch` says in a terminal of these runs, in its own words."""
        runs = read_runs(names, self.root)
        if not runs:
            return []
        titles = {f"{Path(name).name}.py": run for name, run in runs.items()}
        told = "\n".join(tell_runs(titles, DRAWN, WATCHED_COLUMNS)).strip("\n")
        return ["", "```text", *told.splitlines(), "```", ""]

    def draw_symptoms(self, chapters: Sequence[str]) -> list[str]:
        """The symptoms that these chapters tell, and a box to look one up."""
        symptoms = list_symptoms(chapters, self.root)
        box = self.md.htmlStash.store(draw_box(symptoms))
        # A search for a message finds its section, not the list of all.
        part = '<section class="symptoms" data-search-exclude="true" markdown="block">'
        return ["", part, "", box, "", *list_rows(symptoms), "", "</section>", ""]

    def draw_claim(self, names: Sequence[str]) -> list[str]:
        """Links to the examples that show what was claimed.

        Raises Unproven for one that was not recorded, or was edited since: then
        the site is not built.
        """
        for name in names:
            check_proven(name, self.root)
        links = ", ".join(make_link(name) for name in names)
        return ["", f'<p class="shown-by" markdown="span">Shown by {links}</p>', ""]


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
