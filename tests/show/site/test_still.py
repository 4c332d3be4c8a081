"""A page stays where it was opened, and nothing on it moves while it is made ready."""

import time
from itertools import pairwise

import pytest

from tools.site.reading_order import NAV, get_address
from tools.site.serving import Handler, find_file, serve

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
SEEN = 0.02  # a line or two at the lower edge; Lighthouse's 100 ends at 0.1
STILL = 0.0005  # told as 0 in three digits
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


class SlowHandler(Handler):
    """Sends the first screen of a page in pieces, and a frame or two after each."""

    def do_GET(self):
        file = find_file(self.path, self.site, self.base)
        if file is None or file.suffix != ".html":
            super().do_GET()
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        begin = body.index(b"<article")
        for start, end in pairwise([0, *range(begin, begin + 12_000, 200), len(body)]):
            self.wfile.write(body[start:end])
            time.sleep(0.03)


@pytest.fixture(scope="module")
def slow(site):
    """The address of the site as it comes over a slow line."""
    with serve(site, handler=SlowHandler) as address:
        yield address


# Their first screens have more than prose: figures, boards, tables, controls.
RICH = [
    "index",
    "futures-in-depth",
    "when-it-goes-wrong",
    "try-it",
    "scheduler",
    "pool",
    "versions",
]


@pytest.mark.parametrize("name", RICH)
def test_no_part_of_a_page_waits_for_what_stands_behind_it(context, slow, name):
    page = context.new_page()
    page.goto(slow + get_address(name), wait_until="networkidle")
    shifts = page.evaluate(LOOK)["shifts"]
    page.close()

    assert sum(value for value, *_ in shifts) < STILL, shifts
