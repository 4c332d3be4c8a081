"""What a reader meets, on a phone and a desktop, in light and dark."""

import gzip
import re
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import TimeoutError as NotInTime

from tools.site.reading_order import NAV, get_address
from tools.site.serving import find_file, serve

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1350, "height": 900}
SIZES = (PHONE, DESKTOP)
BASES = {"light": "/book/", "dark": "/"}
SEARCHES = {
    "two_processes_join": "processes/#with-join-the-clock-waits-for-both",
    "two_processes_join.py": "processes/#with-join-the-clock-waits-for-both",
    "Function complete": "processes/#one-call-takes-a-second",
    "threads share": "introduction/#threads-share-the-memory-of-their-process",
}
FOUND = 'a.md-search-result__link[href*="two_processes_join"]'
# Of the rules that axe tries out, one: a control is called what it says.
ALL_BUT_CONTRAST = {
    "color-contrast": {"enabled": False},
    "label-content-name-mismatch": {"enabled": True},
}
SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
  }
}"""
AT_MOST = 100_000  # bytes of a first visit to a page, compressed

# What is not laid out yet has the place that its style guesses. What sticks out of that
# is cut off for the eye, but axe and Lighthouse take it to lie over the text below.
STICK_OUT = """() => Array.from(document.querySelectorAll("figure .terminal"))
  .filter((terminal) => terminal.getBoundingClientRect().bottom
    > terminal.closest("figure").getBoundingClientRect().bottom)
  .map((terminal) => terminal.closest("figure").id)"""

REPLAY_IS_THERE = """() => document.querySelector(".heard")
  || !document.querySelector("figure:is(.example, .compared)")"""

# Colours that look the same are judged once: looking up every token of every script
# would take most of the time. All else is judged on the whole page.
LEAVE_ONE_OF_EACH_LOOK = """(leaves) => {
  const seen = new Set();
  for (const leaf of document.querySelectorAll(leaves)) {
    if (leaf.childElementCount) continue;
    const about = [leaf, leaf.parentElement, leaf.closest("pre, svg")];
    const look = about.map((e) => e.tagName + e.getAttribute("class")).join();
    if (seen.has(look)) leaf.remove();
    seen.add(look);
  }
}"""


@pytest.fixture(scope="module", params=BASES)
def scheme(request):
    return request.param


@pytest.fixture(scope="module")
def book(addresses, scheme):
    """Where the book is; each palette looks at it at another address."""
    return addresses[BASES[scheme]]


@pytest.fixture(scope="module")
def context(browser, scheme):
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)
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
    page.wait_for_function(REPLAY_IS_THERE)  # the last that a page fetches
    page.wait_for_timeout(50)
    yield page
    page.close()


MOVING = """document.getAnimations()
  .filter((move) => move instanceof CSSTransition && move.playState === "running")
  .map((move) => `${move.transitionProperty} after ${move.currentTime} ms of `
    + move.effect.target.outerHTML.slice(0, 200))"""


def wait_until_still(page):
    """Until nothing moves, nor fades, any more; what still does is told."""
    # Not by their promises: one of a part that is out of sight is never kept.
    try:
        page.wait_for_function(f"() => !{MOVING}.length")
    except NotInTime:
        pytest.fail(f"still moving: {page.evaluate(MOVING)}")


def pixels_too_wide(page):
    """By how much the page is wider than its window."""
    wait_until_still(page)
    return page.evaluate("""() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    }""")


def barriers(page, **options):
    """What axe-core finds on the page that keeps somebody from reading it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    wait_until_still(page)
    options["resultTypes"] = ["violations"]
    found = AxeResults(page.evaluate("options => axe.run(options)", options))
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize("name", NAV)
def test_a_page_is_whole(context, scheme, book, name, site):
    """It asks no other host, complains of nothing, weighs little, fits the window,
    and axe finds no violation, on a phone and on a desktop, at first and once all
    of it has been seen. What a board plays by comes when the reader is near it, and
    what is not laid out yet has place enough on a phone."""
    wide, found = [], []
    with opened(context, book + get_address(name)) as page:
        seen = page.locator("body").get_attribute("data-md-color-scheme")
        first = list(page.requests)
        too_high = page.evaluate(STICK_OUT)
        for size in SIZES:
            page.set_viewport_size(size)
            wide.append(pixels_too_wide(page))
        for size in SIZES if scheme == "light" else ():  # the dark changes colours only
            page.set_viewport_size(size)
            found.append(barriers(page, rules=ALL_BUT_CONTRAST))
        for size in SIZES:
            page.set_viewport_size(size)
            page.evaluate(SCROLL_THROUGH)
            found.append(barriers(page, rules=ALL_BUT_CONTRAST))
        page.evaluate(LEAVE_ONE_OF_EACH_LOOK, "pre span, svg *")
        for size in SIZES:
            page.set_viewport_size(size)
            found.append(barriers(page, runOnly=["color-contrast"]))

    foreign = [
        url for url in page.requests if not url.startswith((book, "data:", "blob:"))
    ]
    assert seen == {"light": "default", "dark": "slate"}[scheme]
    assert (foreign, page.complaints, wide, too_high) == ([], [], [0, 0], [])
    assert not any(found), "\n".join(found)
    assert weight(first, site, book) <= AT_MOST


def weight(urls, site, book):
    """Bytes, compressed, of the files that a page asked its own host for."""
    own = {url.removeprefix(book) for url in urls if url.startswith(book)}
    files = {find_file(f"/{url}", site, "/") for url in own}
    return sum(len(gzip.compress(file.read_bytes())) for file in files if file)


def test_a_table_can_be_read_on_a_phone(context, book):
    """No name in it is broken, no column is out of sight."""
    with opened(context, f"{book}introduction/") as page:
        page.set_viewport_size({"width": 320, "height": 700})
        names = page.locator("article table code")
        lines = names.evaluate_all("all => all.map(one => one.getClientRects().length)")
        right = page.locator("article table td").evaluate_all(
            "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
        )

    assert lines == [1] * len(lines)
    assert 200 < right <= 320


def test_search_finds_pages_scripts_and_output(context, book):
    """What is typed into the search box leads to the section that has it."""
    with opened(context, book) as page:
        page.locator("label.md-header__button[for=__search]").click()
        for typed, wanted in SEARCHES.items():
            page.locator("input.md-search__input").fill("")
            page.locator("input.md-search__input").press_sequentially(typed)
            path, _, heading = wanted.partition("#")
            found = page.locator(
                f'a.md-search-result__link[href*="/{path}"][href$="#{heading}"]'
            )
            found.first.wait_for(state="attached")
            leads_to = found.first.evaluate("link => link.href")

            assert leads_to.startswith(book + path)
    assert page.complaints == []


WAYS_TO_SEARCH = {
    "a button on a phone": (PHONE, "label.md-header__button[for=__search]"),
    "the box on a desktop": (DESKTOP, "input.md-search__input"),
    "slash": (DESKTOP, "/"),
    "s": (DESKTOP, "s"),
    "f": (DESKTOP, "f"),
}


@pytest.mark.parametrize("way", WAYS_TO_SEARCH)
def test_a_search_is_fetched_when_it_begins(context, book, way):
    """Not before; and what is typed at once is found all the same."""
    size, begin = WAYS_TO_SEARCH[way]
    with opened(context, book) as page:
        before = parts_of_search(page)
        page.set_viewport_size(size)
        page.keyboard.press(begin) if len(begin) == 1 else page.click(begin)
        page.keyboard.type("two_processes_join")
        page.locator(FOUND).first.wait_for()
        after = parts_of_search(page)

    assert (before, after) == ([], ["index", "worker"])
    assert page.complaints == []


def parts_of_search(page):
    """What has been fetched of the search."""
    fetched = "performance.getEntriesByType('resource').map((each) => each.name)"
    names = {"search_index.json": "index", "/workers/search.": "worker"}
    urls = page.evaluate(fetched)
    return sorted(names[part] for url in urls for part in names if part in url)


def test_an_address_searches_and_marks(context, book):
    """With ?q= it looks words up, with ?h= it marks them, as a result's link does."""
    with opened(context, f"{book}?q=two_processes_join") as page:
        link = page.locator(FOUND).first.get_attribute("href")
    with opened(context, f"{book}processes/?h=join") as marked:
        marked.locator("article mark").first.wait_for()

    assert "?h=" in link
    assert page.complaints == marked.complaints == []


@pytest.mark.parametrize("name", NAV)
def test_a_page_can_be_read_without_scripts(unscripted, addresses, name):
    """All but replay and play: the text, the code and the way to the next page."""
    page = unscripted
    page.goto(addresses["/book/"] + get_address(name))
    useless = page.locator("input.md-search__input:visible, button:visible").count()
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-nav__link:visible", has_text="Further reading").last.click()

    assert useless == 0
    assert page.locator("h1").inner_text().startswith("Further reading")


@pytest.fixture(scope="module")
def unscripted(browser):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


# But for the copy buttons, which come when they come.
PARTS = "html, body, article :not(nav, nav *)"
LOOKS = """(parts) => [...document.querySelectorAll(parts)].map((one) => {
  const look = getComputedStyle(one);
  return [one.className, look.color, look.backgroundColor, look.borderTopColor,
    look.fill, look.stroke].join();
})"""
AT_ONCE = "* { transition: none !important }"


def printed(browser, url, scheme):
    """How the parts of a page look on paper, and how many can only be pressed."""
    page = browser.new_page(viewport=DESKTOP, color_scheme=scheme)
    page.goto(url)
    page.wait_for_function(REPLAY_IS_THERE)
    page.add_style_tag(content=AT_ONCE)
    page.emulate_media(media="print")
    pressed = page.locator("header, footer, .md-sidebar, button").filter(visible=True)
    paper = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    looks, left = page.evaluate(LOOKS, PARTS), pressed.count()
    page.close()
    return paper, looks, left


def test_paper_is_light_and_holds_the_text_alone(browser, addresses):
    """Whatever the screen is; what one can only press is not printed."""
    url = addresses["/"] + "processes/"
    paper, light, left = printed(browser, url, "light")
    _, dark, _ = printed(browser, url, "dark")

    assert left == 0
    assert min(map(int, re.findall(r"\d+", paper))) > 240
    assert [pair for pair in zip(light, dark, strict=True) if len(set(pair)) > 1] == []


def test_a_page_that_is_missing_leads_on(browser, published):
    """At any depth below the published address, whole and with links that hold."""
    with serve(published, "/book/") as book:
        page = browser.new_page(viewport=PHONE)
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"{book}no/such/page/")
        title, heading = page.title(), page.locator("h1").inner_text()
        links = page.locator("article a").evaluate_all("all => all.map(a => a.href)")
        found = barriers(page)
        too_wide = pixels_too_wide(page)
        page.close()

    assert title.startswith(heading)
    assert links == [book + get_address(name) for name in NAV]
    assert [answer.url for answer in answers[1:] if answer.status != 200] == []
    assert (found, too_wide) == ("", 0)
