"""What is published is what was proven: the pages as a reader gets them.

Each built page is held against its Markdown, the scripts and the marks, command by
command. That the checks can fail is shown by breaking pages in every way they know.
"""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from proof.contract.marks import PREFIX
from proof.contract.words import say_contract
from proof.judge import stored
from proof.judge.exercise import judge_answer, say_goal, tell_broken
from proof.page.blocks import ILLUSTRATIVE, KINDS, QUOTES, WATCHED
from proof.page.exercises import is_solution, list_given, name_exercise
from proof.page.model import read_page
from proof.page.predictions import is_changed
from tools.site.reading_order import NAV, ROOT, get_address

CHAPTERS = [name for name in NAV if (ROOT / f"docs/{name}.md").is_file()]
RAW = re.compile(
    rf"--8<--|<!--|-->|{PREFIX}|pytest-codeblocks|```|markdown=\"block\"|"
    rf"\b(?:{'|'.join(KINDS)}): ?\w"
)
VOID = {"area", "base", "br", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Read(HTMLParser):
    """A page's article: its blocks, figures, links and text, as a reader has them."""

    def __init__(self, html):
        super().__init__()
        self.open = []  # the tags around what is read, each with its classes
        self.blocks, self.figures, self.drafts, self.hidden = [], [], [], []
        self.goals = []  # what an exercise is to print
        self.prose, self.comments, self.order, self.links = "", [], [], []
        self.feed(html)

    @property
    def figure(self):
        """The figure of an example that is being read."""
        inside = any(tag == "figure" and "example" in kind for tag, kind in self.open)
        return self.figures[-1] if inside else None

    def is_in(self, *wanted):
        return any(tag in wanted for tag, _ in self.open)

    def handle_starttag(self, tag, attributes):
        attributes = {key: value or "" for key, value in attributes}
        kind = attributes.get("class", "").split()
        if tag not in VOID:
            self.open.append((tag, kind))
        if tag == "figure" and "example" in kind:
            empty = {"code": [], "command": [], "transcript": [], "links": []}
            empty["errors"] = []
            self.figures.append({"id": attributes.get("id"), "text": "", **empty})
        if tag == "pre" and self.is_in("article"):
            self.handle_block(kind)
        if tag == "a":
            self.handle_link(kind, attributes)

    def handle_block(self, kind):
        """A script's code, a command, its transcript, standard error, or a draft.

        A transcript goes on after what standard error says in between.
        """
        kinds = ("command", "transcript", "errors")
        what = next((k for k in kinds if k in kind), "code")
        outside = self.goals if what == "transcript" else self.drafts
        places = self.figure[what] if self.figure else outside
        since = self.figure["command"][-1:] if self.figure else []
        if self.figure and what in kinds[1:] and places[-1:] > since:
            self.block = places[-1]
            return
        self.block = len(self.blocks)
        self.blocks.append("")
        places.append(self.block)

    def handle_link(self, kind, attributes):
        if self.figure and "download" in attributes:
            self.figure["links"].append(attributes["href"])
        elif "md-nav__link" in kind and not attributes["href"].startswith("#"):
            self.order.append(attributes["href"])

    def handle_endtag(self, tag):
        while tag not in VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.is_in("script", "style", "svg"):
            return
        if self.is_in("pre") and self.is_in("article"):
            self.blocks[self.block] += data
        elif self.figure:
            self.figure["text"] += data
        if self.is_in("article") and not self.is_in("pre", "code"):
            self.prose += data

    def handle_comment(self, data):
        if self.is_in("article"):
            self.comments.append(data)

    def texts(self, figure, what):
        return [self.blocks[place] for place in figure[what]]


def faults(name, html, site):
    """All in which the page of a chapter differs from what was proven."""
    read = Read(html)
    page = read_page(ROOT / f"docs/{name}.md", ROOT)
    by_script = {}
    starts = {each.solution.script: show_start(each) for each in page.exercises}
    for example in page.examples:
        if is_changed(example):
            continue  # it is shown to who has predicted, and not on the page
        if start := starts.get(example.script):
            by_script[start.script] = [start]
        by_script.setdefault(example.script, []).append(example)
    yield from wrong_census(page, read, by_script)
    yield from wrong_exercises(page, read)
    for figure, commands in zip(read.figures, by_script.values(), strict=False):
        yield from wrong_figure(name, read, figure, commands, site)
    if left := RAW.findall(read.prose):
        yield f"raw text is shown: {left}"
    if left := [text for text in read.comments if "pytest" in text or ":" in text]:
        yield f"comments are published: {left}"
    if left := re.findall(r"<(?:figure|figcaption|div|p)[^>]* markdown=", html):
        yield f"unrendered: {left}"


def wrong_census(page, read, by_script):
    """As many figures, commands and drafts as the Markdown has."""
    other = (ILLUSTRATIVE, QUOTES)
    drafts = [b for b in page.blocks if any(map(b.find_comment, other))]
    given = find_given(page)
    proven = [block for block in page.blocks if block not in drafts]
    wanted = Counter(block.language for block in proven if block.body)
    count = len(page.exercises)  # whose scripts stand in no block
    printing = sum(bool(show_start(each).transcript) for each in page.exercises)
    wanted += Counter({"python": 2 * count, "sh": count, "text": printing})
    changed = list(filter(is_changed, page.examples))
    hidden = {"sh": len(changed), "text": sum(bool(e.transcript) for e in changed)}
    wanted -= Counter(hidden)
    shown = {
        "python": sum(len(figure["code"]) for figure in read.figures),
        "sh": sum(len(figure["command"]) for figure in read.figures),
        "text": sum(len(figure["transcript"]) for figure in read.figures),
    }
    if +wanted != +Counter(shown):
        yield f"the Markdown has {dict(wanted)}, the page {shown}"
    watched = [comment for comment in page.comments if comment.kind == WATCHED]
    if len(read.drafts) != len(drafts) + len(given) + len(watched):
        count = f"{len(drafts)}, {len(given)} given and {len(watched)} watched"
        yield f"{len(read.drafts)} blocks outside of examples, not {count}"
    idents = ["example-" + e[0].name.replace("/", "-") for e in by_script.values()]
    # On "Try it" there is one more figure, in which the reader chooses an example.
    if [figure["id"] for figure in read.figures if figure["id"] != "try"] != idents:
        yield f"the figures are not {idents}"


def find_given(page):
    """The modules that are given to the exercises of a page."""
    scripts = [ROOT / exercise.solution.script for exercise in page.exercises]
    return [module for script in scripts for module in list_given(script)]


def show_start(exercise):
    """The start of an exercise as the example that its figure shows."""
    run = stored.read_stored(exercise.start, ROOT)
    return replace(exercise.start, transcript="".join(f"{x}\n" for x in run.texts))


def wrong_exercises(page, read):
    """What to reach, in words and lines, what the start breaks, and the hints."""
    text = " ".join(read.prose.split())
    outside = [read.blocks[place] for place in read.drafts]
    for module in find_given(page):
        if module.read_text("utf-8") not in outside:
            yield f"{module.name}, which is given, is not shown"
    solutions = [exercise.solution.transcript for exercise in page.exercises]
    wanted = [printed for printed in solutions if printed]
    if [read.blocks[place] for place in read.goals] != wanted:
        yield f"the lines to print are not {wanted}"
    for exercise in page.exercises:
        run = stored.read_stored(exercise.start, ROOT)
        broken = judge_answer(run, exercise).broken
        told = [text.partition(":\n")[0] for text in tell_broken(broken)]
        for said in [f"To reach: {say_goal(exercise)}", *told]:
            if " ".join(said.split()) not in text:
                yield f"{exercise.name}: does not say “{said}”"
        for hint in exercise.hints.values():
            plain = max(hint.split("`")[::2], key=len).strip()  # code is no prose
            if not plain or plain not in text:
                yield f"{exercise.name}: does not give the hint “{plain}”"


def wrong_figure(name, read, figure, commands, site):
    """The code, each command with its transcript and sentence, and the download."""
    script = commands[0].script
    source = (ROOT / script).read_text("utf-8")
    if read.texts(figure, "code") != [source]:
        yield f"{script}: the code is not that of the file"
    said = [f"python {PurePosixPath(script).name}"] * len(commands)
    if [text.strip() for text in read.texts(figure, "command")] != said:
        yield f"{script}: the commands are not {said}"
    recorded = [e.transcript for e in commands if e.transcript]
    if read.texts(figure, "transcript") != recorded:
        yield f"{script}: a transcript is not the one that was recorded"
    ran = [each for each in commands if not stored.is_waiting(each, ROOT)]
    runs = [stored.read_stored(each, ROOT) for each in ran]
    told = [f"{run.complaints}\n" for run in runs if run and run.complained]
    if read.texts(figure, "errors") != told:
        yield f"{script}: standard error is not what was recorded"
    text = " ".join(figure["text"].split())
    at = 0
    for example in commands:  # each in its turn, for they stand behind tabs
        if name_exercise(script) and not is_solution(script):
            continue  # it is proven to be wrong
        proven = " ".join(say_contract(example.promise).split())
        if stored.is_waiting(example, ROOT):
            proven = f"Not run yet: it waits for {example.label}."
        at = text.find(proven, max(at, 0))
        if at < 0:
            yield f"{script}: does not say “{proven}”"
    for link in figure["links"]:
        target = site / normpath(f"{get_address(name)}{link}")
        if not target.is_file() or target.read_bytes() != (ROOT / script).read_bytes():
            yield f"{script}: {link} is another file"
        if PurePosixPath(link).name != PurePosixPath(script).name:
            yield f"{script}: {link} has another name"
    if not figure["links"]:
        yield f"{script}: cannot be downloaded"


def html(site, name):
    return (site / get_address(name) / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_page_shows_what_was_proven(site, name):
    found = list(faults(name, html(site, name), site))

    assert not found, "\n".join(found)


def test_every_recorded_line_is_shown():
    """The transcripts that the pages are held against are those of the recordings."""
    for name in CHAPTERS:
        for example in read_page(ROOT / f"docs/{name}.md", ROOT).examples:
            if not stored.is_waiting(example, ROOT):
                assert stored.read_stored(example, ROOT).texts == example.lines


def test_the_pages_follow_each_other_as_the_nav_says(site):
    """In the side bar of each page, and from page to page at its foot."""
    for place, name in enumerate(NAV):
        page = html(site, name)
        here = [normpath(f"/{get_address(name)}{link}") for link in Read(page).order]
        next_one = re.findall(
            r'<a href="([^"]+)" class="md-footer__link md-footer__link--next"', page
        )
        following = [normpath(f"/{get_address(name)}{link}") for link in next_one]

        assert here == [normpath(f"/{get_address(other)}") for other in NAV]
        assert following == [
            normpath(f"/{get_address(n)}") for n in NAV[place + 1 :][:1]
        ]


# A part of the page of processes, what to put in its place, and what is then found.
CODE = '<pre><span></span><code tabindex="0">'
BREAKS = {
    "another script": ('class="sd">"""Time', 'class="sd">"""Tme', "the code is not"),
    "a space more": (CODE, f"{CODE} ", "the code is not"),
    "another command": (
        "python one_call.py",
        "python two_calls.py",
        "the commands are",
    ),
    "another line": ("Function complete\n", "Function done\n", "a transcript is not"),
    "another sentence": ("in 1 to 2 seconds", "in 1 to 3 seconds", "does not say"),
    "another download": (
        'download href="../examples/processes/one_call.py"',
        'download href="../examples/processes/ten_calls.py"',
        "is another file",
    ),
    "no download": ("<a download", "<a", "cannot be downloaded"),
    "a figure less": (
        'class="example" id="example-processes-one_call"',
        'id="example-processes-one_call"',
        "blocks outside of examples",
    ),
    "a command less": ('class="command"', 'class="lost"', "the Markdown has"),
    "a figure moved": ("processes-one_call", "processes-a_call", "the figures are not"),
    "a block unrendered": ("<p>{}", "<p>```text", "raw text"),
    "an include": ("<p>{}", '<p>--8&lt;-- "a.py"', "raw text"),
    "a mark": ("<p>{}", "<p>&lt;!--pytest.mark.took(1, 2)--&gt;", "raw text"),
    "an excuse": ("<p>{}", "<p>not measured: elsewhere", "raw text"),
    "a comment": ("<p>{}", "<!--not measured: elsewhere--><p>", "comments are"),
    "a block more": ("<p>{}", "<pre>more</pre><p>", "1 blocks outside"),
}


def test_another_error_is_found(site):
    """Also in what is folded."""
    page = html(site, "processes-in-depth")
    frame = "in _bootstrap\n"
    assert frame in page

    found = list(faults("processes-in-depth", page.replace(frame, "in\n", 1), site))

    assert any("standard error is not" in fault for fault in found), found


@pytest.mark.parametrize("way", BREAKS)
def test_a_broken_page_is_found(site, way):
    old, new, said = BREAKS[way]
    page = html(site, "processes")
    old = old.format("This chapter starts") if "{}" in old else old
    assert old in page

    found = list(faults("processes", page.replace(old, new, 1), site))

    assert any(said in fault for fault in found), found
