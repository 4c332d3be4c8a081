"""What the search finds, and what comes first."""

import json

import pytest

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


@pytest.fixture(scope="module")
def search(browser, addresses):
    """Gives the pages that a search finds, the best first."""
    page = browser.new_page()
    page.goto(addresses["/book/"])
    box = page.locator("input.md-search__input")
    box.click()

    def find(words):
        box.fill("")
        box.press("Space")
        page.locator(".md-search-result__list:empty").wait_for(state="attached")
        box.fill("")
        box.press_sequentially(words)
        page.locator(".md-search-result__item").first.wait_for(state="attached")
        page.wait_for_timeout(300)  # each letter is searched for
        links = page.locator(".md-search-result__item > a:first-child")
        hrefs = links.evaluate_all("all => all.map((link) => link.pathname)")
        return [href.removeprefix("/book/") for href in hrefs]

    yield find
    page.close()


@pytest.mark.parametrize(("words", "page"), FIRST.items(), ids=FIRST)
def test_the_first_page_found(search, words, page):
    """Also where a letter is missing."""
    assert search(words)[0] == page


@pytest.mark.parametrize(("words", "pages"), NOT_FIRST.items(), ids=NOT_FIRST)
def test_what_only_names_a_thing_is_not_first(search, words, pages):
    """Such as code that measures, or the list of the pages."""
    assert search(words)[0] not in pages


def test_a_letter_beside_a_word_is_no_beginning(search):
    """Else everything that begins with a c would be found beside Ctrl."""
    assert len(search("ctrl-c")) < len(search("ctrl c*"))


def test_the_code_of_the_notebook_is_not_searched(site):
    """Its words are those of every page on the subject."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    texts = [d["text"] for d in index["docs"] if d["location"].startswith("measure/")]

    assert any("worker process" in text for text in texts)
    assert not any("perf_counter" in text for text in texts)
