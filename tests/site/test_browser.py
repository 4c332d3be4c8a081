"""What a reader meets, on a phone and a desktop, in light and dark."""

from contextlib import contextmanager
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from reading_order import NAV, address


class View(NamedTuple):
    name: str
    width: int
    scheme: str
    base: str
    audited: bool


VIEWS = [
    View("phone-light", 390, "light", "/book/", True),
    View("phone-dark", 390, "dark", "/", False),
    View("desktop-light", 1350, "light", "/", False),
    View("desktop-dark", 1350, "dark", "/book/", True),
]


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: view.name)
def view(request):
    return request.param


@pytest.fixture(scope="module")
def context(browser, view):
    size = {"width": view.width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=view.scheme)
    yield context
    context.close()


@contextmanager
def opened(context, url):
    """Open a page; note each request and each complaint while it is open."""
    page = context.new_page()
    page.requests, page.complaints = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            page.complaints.append(message.text) if message.type == "error" else None
        ),
    )
    page.goto(url)
    page.wait_for_timeout(50)
    yield page
    page.close()


def barriers(page):
    """What axe-core finds on the page that keeps somebody from reading it."""
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    return results.generate_report() if results.violations_count else ""


@pytest.mark.parametrize("name", NAV)
def test_a_page_is_whole(context, view, addresses, name):
    """It asks no other host, complains of nothing, fits the window, and axe
    finds no violation; the two audited views hold both widths and palettes."""
    book = addresses[view.base]
    with opened(context, book + address(name)) as page:
        scheme = page.locator("body").get_attribute("data-md-color-scheme")
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth"
        )
        found = barriers(page) if view.audited else ""

    own = (book, "data:", "blob:")
    faults = {
        "requests to other hosts": [
            url for url in page.requests if not url.startswith(own)
        ],
        "complaints": page.complaints,
        "pixels too wide": too_wide,
        "barriers": found,
    }

    assert scheme == {"light": "default", "dark": "slate"}[view.scheme]
    assert not any(faults.values()), faults


def test_search_finds_the_book(context, view, addresses):
    """Under any address, what is typed into the search box leads to a page."""
    with opened(context, addresses[view.base]) as page:
        if view.width < 1000:
            page.locator("label.md-header__button[for=__search]").click()
        page.locator("input.md-search__input").click()
        page.keyboard.type("futures")
        first = page.locator("a.md-search-result__link").first
        first.wait_for()
        leads_to = first.evaluate("link => link.href")

    assert leads_to.startswith(addresses[view.base])
    assert page.complaints == []
