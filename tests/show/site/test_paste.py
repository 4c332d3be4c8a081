"""What a reader pastes into the page of symptoms, and which section is found first."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from proof.judge.stored import read_stored
from proof.page.blocks import SYMPTOMS
from proof.page.model import read_page
from proof.page.symptoms import list_symptoms
from tools.site.reading_order import ROOT
from tools.site.serving import serve

NAME = "when-it-goes-wrong"
PAGE = read_page(ROOT / f"docs/{NAME}.md", ROOT)
(LIST,) = [comment for comment in PAGE.comments if comment.kind == SYMPTOMS]
TOLD = list_symptoms(LIST.names, ROOT)
ALL = [f"{s.page[5:-3]}#{s.section.anchor}" for s in TOLD]
NARROW = {"width": 360, "height": 800}
STRICT = "default-src 'self'"
PASTE_AT_ONCE = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new Event("input"));
}"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
# These end by an error of their own, to show that nothing else is said, or that it is.
MENDED = {"a-worker-breaks/no_last_words", "nothing-happens/map_asked"}


def read_pasted(name):
    """What stands in a file of test data, each with its section."""
    text = (ROOT / f"tests/data/{name}.txt").read_text("utf-8")
    for part in text.split("\n== ")[1:]:
        head, _, pasted = part.partition("\n")
        source, _, section = head.partition(": ")
        yield pytest.param(pasted, section, id=f"{source}-{section}")


def list_complaints():
    """What the examples of the sections say on standard error, as it was recorded."""
    for symptom, section in zip(TOLD, ALL, strict=True):
        page = read_page(ROOT / symptom.page, ROOT)
        own = [e for e in page.examples if symptom.section.holds(e.line)]
        for example in own:
            if example.contract.complains and example.name not in MENDED:
                run = read_stored(example, ROOT)
                said = run.complaints if run else "\n".join(example.contract.complains)
                yield pytest.param(said, section, id=example.recording[16:-5])


@pytest.fixture(scope="module")
def page(browser, addresses):
    """The page, where it asks for nothing and complains of nothing."""
    page, complaints = browser.new_page(viewport=NARROW), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(f"{addresses['/book/']}{NAME}/")
    yield page
    page.close()
    assert complaints == []


def paste(page, text):
    """The sections that the page then lists."""
    page.get_by_label("Paste a traceback").fill(text)
    return list_sections(page)


def list_sections(page):
    links = page.locator(".symptoms tbody a")
    hrefs = links.evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    return [re.sub(r"\.\./|/(?=#)|\.html", "", href) for href in hrefs]


def told(page):
    return page.get_by_role("status").inner_text()


@pytest.mark.parametrize(("pasted", "section"), [*list_complaints()])
def test_each_example_finds_its_section_first(page, pasted, section):
    assert paste(page, pasted)[0] == section
    assert "No section" not in told(page)


@pytest.mark.parametrize(
    ("pasted", "section"), [*read_pasted("pasted"), *read_pasted("interrupted")]
)
def test_what_people_paste_finds_its_section_first(page, pasted, section):
    assert paste(page, pasted)[0] == section
    assert "No section" not in told(page)


@pytest.mark.parametrize(
    ("symptom", "section"), [*zip(TOLD, ALL, strict=True)], ids=ALL
)
def test_a_heading_finds_its_section_first(page, symptom, section):
    """Also that of a section without a message, as one would say it."""
    heading = symptom.section.heading.replace("`", "")

    assert paste(page, heading)[0] == section


def test_what_fits_is_counted(page):
    """For everyone: the sections that do not fit are gone until the box is empty."""
    none = paste(page, "ZeroDivisionError: division by zero"), told(page)
    one = paste(page, "daemonic processes are not allowed to have children"), told(page)
    several = paste(page, "ctrl-c"), told(page)
    empty = paste(page, ""), told(page)

    assert none == (ALL, "No section fits. The table has all symptoms of the book.")
    assert one == (["it-does-not-start#daemonic-processes"], "1 section fits.")
    assert (len(several[0]), several[1]) == (2, "2 sections fit, the best first.")
    assert empty == (ALL, "")


# What no symptom is, and a chapter explains all the same.
EXPLAINED = {
    "ValueError: generator already executing": (
        "gil/#a-generator-runs-in-one-thread-at-a-time"
    ),
    "threading.BrokenBarrierError": (
        "coordinating/#a-barrier-keeps-the-parts-of-the-work-apart"
    ),
    "BufferError: cannot close exported pointers exist": (
        "sharing-between-processes/#let-go-of-every-view-before-you-close"
    ),
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("error", "section"), EXPLAINED.items())
def test_where_no_section_fits_the_book_is_searched(
    browser, addresses, width, error, section
):
    """For the last line, by the keyboard too; the address stays as it was."""
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(f"{addresses['/book/']}{NAME}/")
    address, button = page.url, page.get_by_role("button", name="Search the whole book")
    paste(page, "KeyboardInterrupt")
    fitting = button.is_visible()
    paste(page, f'Traceback (most recent call last):\n  File "mine.py"\n{error}\n\n')
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    found = page.locator(".md-search-result__item a").nth(1)
    found.wait_for()
    first = found.evaluate("a => a.pathname + a.hash")
    asked = page.locator("input[name=query]").input_value()
    stayed = page.url
    page.close()

    assert not fitting
    assert (first, asked, stayed) == (f"/book/{section}", error, address)


# Of several that fit, the one that says most of the fault, and what was said after it.
FAULTS = {
    "it-does-not-start#cant-get-attribute": (
        "AttributeError: Can't get attribute 'f' on <module '__main__' (built-in)>",
        "Process Process-1:\nTraceback (most recent call last):\nKeyboardInterrupt",
    ),
    "it-does-not-start#worked-until-3-14": (
        "NameError: name 'factor' is not defined",
        "BrokenProcessPool: A process in the process pool was terminated abruptly",
    ),
    "a-worker-breaks#terminated-abruptly": (
        "BrokenProcessPool: A process in the process pool was terminated abruptly",
        "KeyboardInterrupt",
    ),
    "a-worker-breaks#cannot-re-initialize-cuda": (
        "RuntimeError: Cannot re-initialize CUDA in forked subprocess.",
        "There appear to be 1 leaked semaphore objects to clean up at shutdown",
    ),
}


@pytest.mark.parametrize("section", FAULTS)
def test_the_fault_is_first(page, section):
    """Before what it led to: a broken pool, leaked semaphores, or Ctrl-C."""
    fault, after = FAULTS[section]
    found = paste(page, f"{fault}\n{after}\n")

    assert found[0] == section
    assert 2 <= len(found) <= 3


def test_lines_may_be_broken_anywhere_between_words(page):
    broken = "daemonic processes\n    are not allowed\n    to have children"

    assert paste(page, broken) == ["it-does-not-start#daemonic-processes"]


def test_the_end_of_a_long_text_is_what_counts(page):
    """A log of many megabytes answers at once."""
    first = "TypeError: cannot pickle 'generator' object\n"
    log = "Process ForkPoolWorker-1:\nTraceback (most recent call last):\n" * 20_000
    last = "AssertionError: daemonic processes are not allowed to have children"
    page.get_by_label("Paste a traceback").evaluate(PASTE_AT_ONCE, first + log + last)

    assert list_sections(page) == ["it-does-not-start#daemonic-processes"]


def test_nothing_leaves_the_page(browser, addresses):
    """No request, nothing stored, nothing in the address, nothing after a reload."""
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.goto(f"{addresses['/book/']}{NAME}/")
    page.wait_for_load_state("networkidle")
    stored = (
        "[JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href]"
    )
    before = page.evaluate(stored)
    page.on("request", lambda request: asked.append(request.url))
    paste(page, "KeyboardInterrupt of my secret program")
    page.wait_for_timeout(300)
    after = page.evaluate(stored)
    # A browser asks for the icon of a page whenever it likes.
    sent = [url for url in asked if not url.endswith("/mark.svg")]
    page.reload()
    kept = page.get_by_label("Paste a traceback").input_value()
    checked = page.get_by_label("Paste a traceback").get_attribute("spellcheck")
    context.close()

    assert (after, sent, kept, checked) == (before, [], "", "false")


def test_the_keyboard_is_enough(page):
    """From the box, Tab leads to the best section, and Enter opens it."""
    box = page.get_by_label("Paste a traceback")
    box.fill("cannot pickle 'generator' object")
    box.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")

    assert focused == "../a-worker-breaks/#cannot-pickle-generator"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_fits_a_phone_and_is_accessible(browser, addresses, scheme):
    """No scrolling to the side at 360 pixels, and axe finds nothing."""
    page = browser.new_page(viewport=NARROW, color_scheme=scheme)
    page.goto(f"{addresses['/']}{NAME}/")
    for text in ("", "KeyboardInterrupt", f"no symptom {'x' * 200}"):
        paste(page, text)
        found = Axe().run(page, options={"resultTypes": ["violations"]})

        assert page.evaluate(TOO_WIDE) == 0
        assert found.violations_count == 0, found.generate_report()
    page.close()


def test_without_javascript_there_is_the_table(browser, addresses):
    """At the same place, and no box that would do nothing."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{addresses['/']}{NAME}/")

    assert list_sections(page) == ALL
    assert not page.locator(".paste").is_visible()
    page.close()


def test_it_works_under_a_strict_policy(browser, site):
    with serve(site, Content_Security_Policy=STRICT) as book:
        page = browser.new_page()
        page.goto(f"{book}{NAME}/")
        found = paste(page, "cannot pickle 'generator' object")
        page.close()

    assert found == ["a-worker-breaks#cannot-pickle-generator"]


def test_only_this_page_loads_the_script(site):
    users = [
        p.parent.name
        for p in site.rglob("*.html")
        if "symptoms.js" in p.read_text("utf-8")
    ]

    assert users == [NAME]
