"""A page stays where it was opened, and nothing on it moves while it is made ready."""

import pytest

from tools.site.reading_order import NAV, get_address

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
SEEN = 0.02  # a line or two at the lower edge; Lighthouse's 100 ends at 0.1
# The layout shifts so far, each with what moved; the page's height, for the message.
LOOK = """() => new Promise((looked) => {
  const shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 60))]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => looked({ shifts, scrolled: scrollY }), 100);
})"""


@pytest.fixture(scope="module", params=SIZES)
def context(request, browser):
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context
    context.close()


@pytest.mark.parametrize("name", NAV)
def test_a_page_opens_at_its_top_and_stands_still(context, addresses, name):
    page = context.new_page()
    page.goto(addresses["/"] + get_address(name), wait_until="networkidle")
    seen = page.evaluate(LOOK)
    page.close()

    moved = [shift for shift in seen["shifts"] if shift[0] > SEEN]
    assert (seen["scrolled"], moved) == (0, [])
