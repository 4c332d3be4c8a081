"""The book works on any host: under a strict policy and below any path."""

import re
from contextlib import contextmanager

import pytest

from tools.site.reading_order import NAV, get_address
from tools.site.serving import serve

STRICT = "default-src 'self'"
WATCH = """addEventListener("securitypolicyviolation", (stopped) =>
  console.error(`stopped: ${stopped.violatedDirective} ${stopped.blockedURI}`));"""
# How a page looks when its text begins to come, which is before anything is painted.
NOTE_FIRST_LOOK = """new MutationObserver((_, watcher) => {
  if (!document.querySelector("main")) return;
  window.first = document.body.dataset.mdColorScheme;
  watcher.disconnect();
}).observe(document, { childList: true, subtree: true });"""


@pytest.fixture(scope="module", params=["/", "/a/book/"])
def strict(site, request):
    """The book on a host that lets it load only what is its own."""
    with serve(site, request.param, Content_Security_Policy=STRICT) as book:
        yield book


@pytest.fixture(scope="module")
def context(browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(WATCH)
    yield context
    context.close()


@contextmanager
def opened(context, url):
    """A page, and what its console complains of."""
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    page.goto(url)
    yield page, complaints
    page.close()


def test_such_a_policy_stops_what_is_not_in_a_file(browser, site):
    """A watch that finds nothing proves nothing."""
    with serve(site, Content_Security_Policy=STRICT) as book:
        context = browser.new_context()
        context.add_init_script(WATCH)
        with opened(context, book) as (page, complaints):
            page.evaluate(
                "document.body.append(Object.assign("
                "document.createElement('script'), { textContent: 'window.ran = 1' }))"
            )
            page.evaluate("document.body.setAttribute('style', 'color: red')")
            page.wait_for_timeout(100)
            ran = page.evaluate("window.ran")
        context.close()

    assert ran is None
    assert sum("stopped: script-src-elem inline" in said for said in complaints) == 1
    assert sum("stopped: style-src-attr inline" in said for said in complaints) == 1


@pytest.mark.parametrize("name", NAV)
def test_a_strict_policy_stops_nothing_of_a_page(context, strict, name):
    """As it loads, as one scrolls through it, and as its copy buttons come."""
    with opened(context, strict + get_address(name)) as (page, complaints):
        height = page.evaluate("document.documentElement.scrollHeight")
        for top in range(0, height, 2000):
            page.evaluate("top => window.scrollTo(0, top)", top)
            page.wait_for_timeout(20)

    assert complaints == []


def test_under_a_strict_policy_a_page_copies_and_replays(context, strict):
    with opened(context, f"{strict}processes/") as (page, complaints):
        figure = page.locator("figure#example-processes-one_call")
        figure.scroll_into_view_if_needed()
        figure.locator("[data-clipboard-target], .md-code__button").first.click()
        page.wait_for_timeout(100)
        copied = page.evaluate("navigator.clipboard.readText()")
        figure.get_by_role("button", name="Replay").click()
        figure.get_by_role("button", name="Pause").wait_for()

    assert copied.startswith('"""Time one call of a function')
    assert complaints == []


def test_under_a_strict_policy_a_search_finds(context, strict):
    with opened(context, strict) as (page, complaints):
        page.keyboard.press("/")
        page.keyboard.type("two_processes_join")
        page.locator('a.md-search-result__link[href*="processes/"]').first.wait_for()

    assert complaints == []


def test_under_a_strict_policy_colours_stay(browser, strict):
    """Those that a reader has chosen, on the next page too, and from the first."""
    context = browser.new_context(color_scheme="light")
    context.add_init_script(WATCH + NOTE_FIRST_LOOK)
    with opened(context, strict) as (page, complaints):
        before = page.evaluate("window.first")
        for _ in range(2):  # from the system's to light, and then to dark
            page.locator("form[data-md-component=palette] label:visible").click()
        page.goto(f"{strict}futures/")
        after = page.evaluate("window.first")
        page.goto(f"{strict}no/such/page/")
        missing = page.locator("body").get_attribute("data-md-color-scheme")
    context.close()

    assert (before, after, missing) == ("default", "slate", "slate")
    assert [said for said in complaints if "stopped" in said] == []


def test_under_a_strict_policy_one_can_play(context, strict):
    """With a pool, and with the tabs of an example."""
    with opened(context, f"{strict}pool/#tasks=1,1&workers=1") as (page, complaints):
        page.locator("#pool-total", has_text="1 worker takes 2 seconds").wait_for()
        page.goto(f"{strict}processes-in-depth/")
        tabs = page.locator(".tabbed-labels label")
        tabs.nth(1).click()
        chosen = page.locator(".tabbed-set input:checked").first.get_attribute("id")

    assert chosen.endswith("-tab-2")
    assert complaints == []


def test_a_picture_of_a_style_sheet_is_a_file(site):
    """That is there: Material's are masks, in which a missing one hides all."""
    named = []
    for sheet in site.rglob("*.css"):
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)
        named += [(sheet, url) for url in re.findall(r"url\(\"?([^\")]+)", css)]
    missing = [url for sheet, url in named if not (sheet.parent / url).is_file()]

    assert len(named) > 10
    assert missing == []


@pytest.mark.parametrize(
    "missing", ["nothing", "no/such/page/", "processes/x/y/z.html"]
)
def test_a_page_that_is_missing_is_whole(context, strict, missing):
    """Though the build knew no address: at any depth, below any path."""
    with opened(context, strict + missing) as (page, complaints):
        links = page.locator("article a").evaluate_all("all => all.map(a => a.href)")
        fonts = page.locator("h1").evaluate("e => getComputedStyle(e).fontWeight")
        page.keyboard.press("/")
        page.keyboard.type("two_processes_join")
        found = page.locator('a.md-search-result__link[href*="processes/"]').first
        leads_to = found.evaluate("link => link.href")

    assert links == [strict + get_address(name) for name in NAV]
    assert fonts == "650"
    assert leads_to.startswith(strict)
    assert [said for said in complaints if "404" not in said] == []
