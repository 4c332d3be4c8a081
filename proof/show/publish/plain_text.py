"""Publish each chapter as plain Markdown too, for tools that read.

It stands beside the page, `processes/index.md` by `processes/index.html`: the scripts
in place of their includes, and without the comments that only the proof reads.
"""

import re
from pathlib import Path, PurePath
from textwrap import indent

from mkdocs.utils import get_relative_url, write_file

from proof.contract.conditions import label_needs
from proof.judge.exercise import say_goal
from proof.page.blocks import EXERCISES, SYMPTOMS
from proof.page.exercises import list_given
from proof.page.model import read
from proof.page.predictions import is_changed
from proof.page.symptoms import list_symptoms
from proof.show.entries import list_entries

LINK = re.compile(r"(?<=\]\()[\w./-]+\.(?:md|py|png)(?=[#)])")


def on_env(env, config, files):
    """Write them now, when all pages are read and none is written yet."""
    root = Path(config.config_file_path).parent
    for file in files.documentation_pages():
        write_file(make_plain(file, files, root), get_plain(file, file.abs_dest_path))
        file.page.meta["plain"] = get_plain(file, file.dest_uri)  # for the templates
    return env


def make_plain(file, files, root):
    if file.src_uri.endswith(".md"):
        return link_plain(expand(file.page.markdown, root), file, files).encode()
    return (root / "docs" / file.src_uri).read_bytes()  # a notebook is a script


def expand(text, root):
    """The text with the scripts that it includes, and without its comments.

    Nor with changed scripts, of which the page shows nothing at first either.
    Of the marks, only what tells several runs of a script apart is kept, in words.
    """
    page = read(text)
    comments = {comment.line for comment in page.comments}
    for changed in filter(is_changed, page.examples):
        comments.update(range(changed.first, changed.last + 1))
    told = find_replaced(page, root)
    comments -= told.keys()
    lines: list[str] = []
    for number, line in enumerate(page.lines, 1):
        parted = number - 1 in comments and lines and lines[-1] == line == ""
        if number not in comments and not parted:
            lines.append(told.get(number, line))
    return "\n".join(lines) + "\n"


def find_replaced(page, root):
    """What stands in the place of some lines, by their numbers."""
    told = {}
    for script, block in page.scripts.items():
        line = page.lines[block.line - 1]
        source = (root / script).read_text("utf-8").rstrip("\n")
        told[block.line + 1] = indent(source, line[: len(line) - len(line.lstrip())])
    for example in page.examples:
        if needs := label_needs(example.contract.needs):
            line = page.lines[example.line - 1]
            told[example.line] = f"{needs}:\n\n{line}"
    for comment in page.comments:
        if comment.kind == SYMPTOMS:
            rows = [f"- {s.link}" for s in list_symptoms(comment.names, root)]
            told[comment.line] = "\n".join(rows)
        if comment.kind == EXERCISES:
            entries = list_entries(comment.names, root, plain=True)
            told[comment.line] = "\n".join(entries)
    for exercise in page.exercises:
        told[exercise.solution.first] = write_exercise(exercise, root)
    return told


def write_exercise(exercise, root):
    """What is given, the start, what to reach, the hints, and a solution's script."""

    def quote(script):
        title = script.relative_to(root).as_posix()
        return f'```python title="{title}"\n{script.read_text("utf-8")}```'

    start, solution = root / exercise.start.script, root / exercise.solution.script
    given = map(quote, list_given(start))
    hints = "\n".join(f"- Hint: {text}" for text in exercise.hints.values())
    goal = f"To reach: {say_goal(exercise)}"
    return "\n\n".join([*given, quote(start), goal, hints, quote(solution), ""])


def link_plain(text, page, files):
    """The text of a page with links to the plain text of the others."""

    def published(link):
        target = files.get_file_from_path(link[0])
        if target is None:
            return link[0]
        return get_relative_url(get_plain(target, target.dest_uri), page.url)

    return LINK.sub(published, text)


def get_plain(file, html):
    """Where the plain text of a page stands, beside its HTML; a notebook is its own."""
    path, source = PurePath(html), PurePath(file.src_uri)
    is_page = source.suffix == ".md"
    plain = path.with_suffix(".md") if is_page else path.with_name(source.name)
    return plain.as_posix()
