"""What the search finds, and what comes first."""

import json

import pytest

from proof.page.blocks import SYMPTOMS
from proof.page.model import read_page
from proof.page.symptoms import list_symptoms
from tools.site.reading_order import ROOT

# What is found: pages, and those with their sections. Ten pages are shown at first.
PAGES = ".md-search-result__item > a:first-child"
SECTIONS = ".md-search-result__item a"
# What is typed, and the page that has to be first.
FIRST = {
    "lock": "sharing/",
    "queue": "sharing/",
    "deadlock": "sharing/",
    "freeze_support": "it-does-not-start/",
    "zombie": "processes-in-depth/",
    "can't pickle": "it-does-not-start/",
    "spawn fork": "processes-in-depth/",
    "multiprocesing": "processes/",
    "futurs": "futures/",
    "daemn": "processes-in-depth/",
    "BrokenProcesPool": "a-worker-breaks/",
    "measure your own machine": "measure/",
}
# What is typed, and pages that must not be first.
NOT_FIRST = {
    "race condition": {"", "measure/", "versions/"},
    "start method": {"", "measure/"},
    "free-threaded": {"", "measure/"},
    "ctrl-c": {"", "measure/", "introduction/"},
    "exception in thread": {"", "measure/"},
    "threads or processes": {"", "measure/"},
    "max_workers": {"", "measure/"},
    "Pool": {"", "measure/"},
}
# What is pasted, as Python printed it for somebody, and the section to be found.
PASTED = {
    "        current process has finished its bootstrapping phase.": (
        "it-does-not-start/#bootstrapping-phase"
    ),
    "AttributeError: Can't get attribute 'f' on <module '__main__' (built-in)>": (
        "it-does-not-start/#cant-get-attribute"
    ),
    "NameError: name 'LETTERS' is not defined": "it-does-not-start/#worked-until-3-14",
    "AttributeError: Can't pickle local object 'build.<locals>.build_chunk'": (
        "it-does-not-start/#cant-pickle-local-object"
    ),
    "ValueError: need at most 63 handles, got a sequence of length 66": (
        "it-does-not-start/#max-workers-61"
    ),
    "concurrent.futures.process.BrokenProcessPool: A process in the process pool was "
    "terminated abruptly while the future was running or pending.": (
        "a-worker-breaks/#terminated-abruptly"
    ),
    "Exception in initializer:": "a-worker-breaks/#exception-in-initializer",
    "RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with "
    "multiprocessing, you must use the 'spawn' start method": (
        "a-worker-breaks/#cannot-re-initialize-cuda"
    ),
    "/usr/lib/python3.10/multiprocessing/resource_tracker.py:224: UserWarning: "
    "resource_tracker: There appear to be 5 leaked semaphore objects to clean up at "
    "shutdown": "a-worker-breaks/#leaked-semaphore-objects",
    "DeprecationWarning: This process (pid=3010) is multi-threaded, use of fork() may "
    "lead to deadlocks in the child.": "it-hangs/#fork-with-threads",
}
PAGE = read_page(ROOT / "docs/when-it-goes-wrong.md", ROOT)
(LIST,) = [comment for comment in PAGE.comments if comment.kind == SYMPTOMS]
HEADINGS = {
    symptom.section.heading.replace("`", ""): (
        f"{symptom.page[5:-3]}/#{symptom.section.anchor}"
    )
    for symptom in list_symptoms(LIST.names, ROOT)
}


@pytest.fixture(scope="module")
def search(browser, addresses):
    """Gives the pages that a search finds, the best first."""
    page = browser.new_page()
    page.goto(addresses["/book/"])
    box = page.locator("input.md-search__input")
    box.click()

    def find(words, links=PAGES, pasted=False):
        box.fill("")
        box.press("Space")
        page.locator(".md-search-result__list:empty").wait_for(state="attached")
        box.fill("")
        if pasted:
            page.keyboard.insert_text(words)
            page.keyboard.press("Control")  # let go of, as after Ctrl+V
        else:
            box.press_sequentially(words)
        page.locator(".md-search-result__item").first.wait_for(state="attached")
        page.wait_for_timeout(300)  # each letter is searched for
        found = page.locator(links)
        hrefs = found.evaluate_all("all => all.map((a) => a.pathname + a.hash)")
        return [href.removeprefix("/book/") for href in hrefs]

    yield find
    page.close()


@pytest.mark.parametrize(("message", "section"), (PASTED | HEADINGS).items())
def test_a_message_finds_its_section_as_pasted(search, message, section):
    """Its page is the first, and the section the first of that page."""
    page, found, *_ = search(message, SECTIONS, pasted=True)

    assert (page, found) == (section.partition("#")[0], section)


@pytest.mark.parametrize(("words", "page"), FIRST.items(), ids=FIRST)
def test_the_first_page_found(search, words, page):
    """Also where a letter is missing."""
    assert search(words)[0] == page


@pytest.mark.parametrize(("words", "pages"), NOT_FIRST.items(), ids=NOT_FIRST)
def test_what_only_names_a_thing_is_not_first(search, words, pages):
    """Such as code that measures, or the list of the pages."""
    assert search(words)[0] not in pages


def test_a_letter_beside_a_word_is_no_beginning(search):
    """Else a C would find all that begins with it beside Ctrl, and a J each join."""
    assert search("zombie j") == search("zombie")


def test_the_code_of_the_notebook_is_not_searched(site):
    """Its words are those of every page on the subject."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    texts = [d["text"] for d in index["docs"] if d["location"].startswith("measure/")]

    assert any("worker process" in text for text in texts)
    assert not any("perf_counter" in text for text in texts)
