"""Lines of code and what they did, in the hands of a reader; the runs are made up."""

from __future__ import annotations

from dataclasses import asdict, replace

import markdown
import pytest

from proof.run.recording import Lane, Line, Recording, Task, Wait
from proof.show.live import show_run
from proof.watch.sheet import STYLES
from tools.site.reading_order import ROOT

SCRIPT = '''\
"""Two threads."""

from threading import Thread


def runner(number):
    print(f"""Begins:
{number}""")


if __name__ == "__main__":
    threads = [Thread(target=runner, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    threads[0].join()
    print("Done")
'''
PRINT, MADE, START, JOIN, DONE = 7, 12, 14, 15, 16
RUN = Recording(
    (
        Line(0.1, 1, "Begins:", PRINT),
        Line(0.1, 1, "1", PRINT),
        Line(0.2, 2, "Begins:", PRINT),
        Line(0.2, 2, "2", PRINT),
        Line(1.4, 0, "Done", DONE),
    ),
    (
        Task(0.1, 1.1, 1, "runner", "1", START),
        Task(0.2, 1.2, 2, "runner", "2", START),
    ),
    (Wait(0.3, 1.1, 0, "Thread-1", JOIN),),
    (
        Lane("main", 0, "MainThread"),
        Lane("thread", 0, "Thread-1"),
        Lane("thread", 0, "Thread-2"),
    ),
    span=1.4,
    where={
        "implementation": "CPython",
        "python": "3.14.1",
        "system": "Linux",
        "cores": 2,
        "date": "2026-11-22",
    },
)
PRINTS = "".join(f"{line.text}\n" for line in RUN.lines)
HIDDEN_TABS = ".tabbed-content > * { display: none }"  # by the theme
BODY = '<body class="md-typeset" data-md-color-scheme="default"><main>{}</main></body>'
PARTS = (".did", ".line", ".printed", ".task", ".wait")


@pytest.fixture
def opened(browser, book):
    """Opens a page with the figure of one example, with this run or these by tabs."""
    contexts = []

    def open_page(*runs: Recording, marks: str = "", **facts):
        text = write_example(book, runs or (RUN,))
        contexts.append(browser.new_context(viewport={"width": 1300, "height": 900}))
        if facts:
            contexts.append(browser.new_context(**facts))
        page = contexts[-1].new_page()
        shown = render(book.root, marks + text)
        page.set_content(BODY.format(shown))
        page.before = page.locator(".highlight code").text_content()
        page.add_style_tag(content=HIDDEN_TABS)
        for sheet in STYLES:
            page.add_style_tag(path=sheet)
        page.add_script_tag(path=ROOT / "docs/assets/replay.js")
        return page

    yield open_page
    for context in contexts:
        context.close()


def write_example(book, runs):
    """The Markdown of an example; of several runs each needs another start method."""
    book.script("threads/both", SCRIPT)
    if len(runs) == 1:
        book.write("docs/recordings/threads/both.json", runs[0].to_json())
        return book.example("threads/both", prints=PRINTS)
    code, commands = "", ""
    for method, run in zip(("fork", "spawn"), runs, strict=True):
        book.write(f"docs/recordings/threads/both@{method}.json", run.to_json())
        needs = f'needs(start_method="{method}")'
        text = book.example("threads/both", needs, prints=PRINTS)
        code, _, command = text.partition("\n\n")
        commands += command
    return f"{code}\n\n{commands}"


def render(root, text):
    return markdown.markdown(
        text,
        extensions=[
            "proof.show.figure",
            "attr_list",
            "md_in_html",
            "pymdownx.highlight",
            "pymdownx.snippets",
            "pymdownx.superfences",
        ],
        extension_configs={
            "proof.show.figure": {"root": str(root)},
            "pymdownx.snippets": {"base_path": [str(root)]},
        },
    )


def code(page, lineno):
    return page.locator(f".did[data-lineno='{lineno}']")


def lit(page):
    """How many of each kind are lit."""
    return tuple(page.locator(f"{part}.lit").count() for part in PARTS)


def said(page):
    return page.locator(".said:visible").text_content()


def heard(page):
    return page.locator("[role=status].heard").text_content()


DID = {
    "began tasks": (START, (1, 0, 0, 2, 0), "thread 1: runner(1), 0.10 to 1.10 s"),
    "waited": (JOIN, (1, 0, 0, 0, 1), "main: joins thread 1, 0.30 to 1.10 s"),
    "printed": (PRINT, (1, 4, 4, 0, 0), "thread 1: “Begins:”, 0.10 s"),
    "printed once": (DONE, (1, 1, 1, 0, 0), "main: “Done”, 1.40 s"),
}


@pytest.mark.parametrize(("lineno", "lights", "first"), DID.values(), ids=DID)
def test_a_line_of_code_lights_what_it_did(opened, lineno, lights, first):
    """And says it: the first of it, and how much more there is."""
    page = opened()
    usual = said(page)
    code(page, lineno).hover()
    there, told = lit(page), said(page)
    page.mouse.move(1, 890)

    more = max(lights[2:]) - 1
    assert there == lights
    assert told == f"Line {lineno}: {first}" + (f", and {more} more" if more else "")
    assert (lit(page), said(page)) == ((0, 0, 0, 0, 0), usual)


DONE_BY = {
    "a bar, with what it printed": (".task rect", START, (1, 2, 2, 1, 0)),
    "a join": (".wait line", JOIN, (1, 0, 0, 0, 1)),
    "a printed line, with its bar": (".line.thread", PRINT, (1, 1, 1, 1, 0)),
    "a tick": (".main .printed", DONE, (1, 1, 1, 0, 0)),
}


@pytest.mark.parametrize(("part", "lineno", "lights"), DONE_BY.values(), ids=DONE_BY)
def test_what_was_done_lights_its_line_of_code(opened, part, lineno, lights):
    """And says which line that is, and what stands there."""
    page = opened()
    # A tick is too narrow for the pointer of a test to meet it without fail.
    page.locator(part).first.dispatch_event("pointerover")
    text = SCRIPT.splitlines()[lineno - 1].strip()

    assert lit(page) == lights
    assert code(page, lineno).get_attribute("class") == "did lit"
    assert said(page).endswith(f", by line {lineno}: {text}")


def test_the_lines_of_code_are_one_stop_for_the_tab_key(opened):
    """Arrow keys move along those that did something, and what they did is heard."""
    page = opened()
    page.locator(".did").first.focus()
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Home", "ArrowDown"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.dataset.lineno"))
    stops = page.locator(".did[tabindex='0']").count()
    told = heard(page)
    page.keyboard.press("Tab")
    after = page.evaluate("document.activeElement.className")

    assert seen == [str(n) for n in (START, JOIN, START, DONE, PRINT, START)]
    assert stops == 1
    assert told == f"Line {START}: thread 1: runner(1), 0.10 to 1.10 s, and 1 more"
    assert after.startswith("line ")


def test_who_walks_the_transcript_hears_the_line_of_code(opened):
    page = opened()
    page.locator(".line").last.focus()

    assert heard(page) == f'main: “Done”, 1.40 s, by line {DONE}: print("Done")'


def test_what_a_finger_lights_in_the_code_stays(opened):
    """Until it touches something else."""
    page = opened(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 900}
    )
    code(page, START).tap()
    page.wait_for_timeout(300)
    there = lit(page)
    page.locator(".highlight code").tap(position={"x": 5, "y": 5})

    assert there == (1, 0, 0, 2, 0)
    assert lit(page) == (0, 0, 0, 0, 0)


def test_of_several_runs_the_one_that_is_shown_answers(opened):
    """Code stands beside all of them; each has lines of its own that did something."""
    calls = replace(RUN, calls=(Task(1.2, 1.4, 0, "other", "", DONE),), waits=())
    page = opened(RUN, calls)
    code(page, DONE).focus()
    first = heard(page), lit_in(page, 0)
    page.locator("label", has_text="spawn").click()
    page.locator(".did").first.focus()
    page.keyboard.press("End")
    second = heard(page), lit_in(page, 1)
    page.locator(".tabbed-block").nth(1).locator(".main .task rect").hover()

    assert first == (f"Line {DONE}: main: “Done”, 1.40 s", ["printed"])
    assert second[0] == f"Line {DONE}: main: other(), 1.20 to 1.40 s, and 1 more"
    assert second[1] == ["printed", "task"]
    assert code(page, DONE).get_attribute("class") == "did lit"


def lit_in(page, tab):
    """What of the timeline behind a tab is lit."""
    block = page.locator(".tabbed-block").nth(tab)
    lit = block.locator("svg .lit").evaluate_all(
        "all => all.map(one => one.classList[0])"
    )
    return sorted(lit)


def test_the_code_is_as_it_was(opened):
    """Whoever copies it, also where a line is marked or goes on in the next one."""
    page = opened()

    assert page.locator(".highlight code").text_content() == page.before
    assert page.before.rstrip("\n") == SCRIPT.rstrip("\n")
    assert page.locator(".did").evaluate_all(
        "all => all.map(one => one.dataset.lineno)"
    ) == [str(n) for n in (PRINT, START, JOIN, DONE)]


def test_marked_lines_are_counted_too(opened, book):
    """Those that are new against another script stand in an element of their own."""
    old = SCRIPT.replace("        thread.start()\n", "        pass\n").replace(
        "1, 2", "1,"
    )
    book.script("threads/one", old)
    page = opened(marks="<!--builds on: threads/one-->\n")

    assert page.locator(".hll").count() == 2
    assert page.locator(".hll .did").text_content() == "thread.start()"
    assert page.locator(".highlight code").text_content() == page.before


def test_a_run_that_does_not_tell_its_lines_is_shown_as_before(opened):
    """As all that was recorded before they were told."""

    def silent(rows):
        return tuple(replace(row, lineno=None) for row in rows)

    old = {name: silent(getattr(RUN, name)) for name in ("lines", "tasks", "waits")}
    page = opened(replace(RUN, **old))
    page.locator(".task rect").first.hover()

    assert page.locator(".did").count() == 0
    assert lit(page) == (0, 2, 2, 1, 0)
    assert said(page) == "thread 1: runner(1), 0.10 to 1.10 s"


RAN = """([terminal, timeline, edited]) => {
    const figure = document.querySelector("figure.example");
    for (const part of figure.querySelectorAll(".terminal, .lanes")) part.hidden = true;
    const live = document.createElement("div");
    live.className = edited ? "live edited" : "live";
    const row = '<div class="ran"><span class="said"></span></div>';
    live.innerHTML = `${terminal}<div class="lanes">${row}${timeline}</div>`;
    figure.append(live);
    live.dispatchEvent(new Event("ran", { bubbles: true }));
}"""


@pytest.mark.parametrize("edited", [False, True])
def test_a_run_of_the_readers_lights_the_code_that_ran(opened, edited):
    """In its own lines, once it has ended; not where the reader has edited them."""
    page = opened()
    tasks = tuple(replace(task, lineno=MADE) for task in RUN.tasks)
    told = {"script": "examples/threads/both.py", "marks": [], "transcript": PRINTS}
    shown = show_run(told, asdict(replace(RUN, tasks=tasks)))
    page.evaluate(RAN, [str(shown["terminal"]), str(shown["timeline"]), edited])
    page.locator(".live .task rect").first.dispatch_event("pointerover")

    assert page.locator("svg .lit").count() == 3
    assert page.locator(".live svg .lit").count() == 3
    assert code(page, MADE).count() == (0 if edited else 1)
    assert page.locator(".did.lit").count() == (0 if edited else 1)
    assert page.locator(".did[tabindex='0']").count() == 1
