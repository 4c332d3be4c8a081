"""The door of the book: its home page, and how a reader finds the way from any page."""

import pytest

from tools.site.reading_order import NAV, get_address

PHONE = {"width": 360, "height": 800}
DESKTOP = {"width": 1280, "height": 900}
WIDE = {"width": 1920, "height": 1000}


@pytest.fixture
def opened(browser, addresses):
    """Opens a page of the book in a window of that size."""
    pages = []

    def open_page(name, size=DESKTOP, **options):
        page = browser.new_page(viewport=size, **options)
        pages.append(page)
        page.goto(addresses["/book/"] + get_address(name))
        return page

    yield open_page
    for page in pages:
        page.close()


def get_links(part):
    """Where the links of a part lead, below the book's address."""
    hrefs = part.evaluate_all("all => all.map((link) => link.href)")
    return [href.partition("/book/")[2] for href in hrefs]


# The home page


def test_the_first_screen_promises_shows_and_leads_on(opened):
    """Ten calls beside ten processes in full, what differs, and where to begin."""
    page = opened("index")
    ends = [
        box["y"] + box["height"]
        for box in (
            page.locator(part).bounding_box()
            for part in ("h1", ".start", ".compared", ".roomy .excerpt")
        )
    ]
    lines = page.locator(".excerpt").all_text_contents()
    covered = page.evaluate("""() => {
      const code = document.querySelector(".roomy .excerpt").getBoundingClientRect();
      const bars = [...document.querySelectorAll(".roomy .task rect")];
      return bars.filter((bar) => bar.getBoundingClientRect().right > code.left).length;
    }""")

    assert "are proven" in page.locator("h1").inner_text()
    assert get_links(page.locator(".start a")) == ["introduction/", "pool/"]
    assert page.locator(".compared .process .task").count() == 10
    assert "runner()" in lines[0]
    assert "p.join()" in lines[1]
    assert max(ends) <= DESKTOP["height"]
    assert covered == 0


def test_on_a_phone_the_first_screen_leads_on_too(opened):
    """Both buttons, and the head of the drawing; no line of code is cut."""
    page = opened("index", PHONE)
    figure = page.locator(".compared").bounding_box()
    cut = page.locator(".excerpt code").evaluate_all(
        "all => all.filter((line) => line.scrollWidth > line.clientWidth).length"
    )

    assert page.locator(".start a").last.bounding_box()["y"] < figure["y"] < 600
    assert cut == 0


DOORS = {
    "I have downloads to make": "introduction/#waiting-overlaps-in-threads",
    "I have numbers to crunch": "introduction/#computing-in-python-needs-processes",
    "My results come in the wrong order": "futures/#input-order-whatever-ends-first",
    "I start from zero": "introduction/",
}


@pytest.mark.parametrize(("words", "place"), DOORS.items(), ids=DOORS)
def test_a_door_opens_wherever_it_is_pressed(opened, addresses, words, place):
    page = opened("index")
    door = page.locator(".doors li", has_text=words)
    size = door.bounding_box()
    door.click(position={"x": size["width"] / 2, "y": size["height"] - 8})
    page.wait_for_url(addresses["/book/"] + place)

    assert page.locator("h1").count() == 1


def test_each_page_has_a_card(opened):
    """In the order of the navigation; its picture is for the eye alone."""
    page = opened("index")
    cards = get_links(page.locator(".cards li > a:first-child"))
    pictures = page.locator(".cards .sketch")
    hidden = pictures.evaluate_all("all => all.map((one) => one.ariaHidden)")
    empty = pictures.evaluate_all(
        "all => all.filter((one) => !one.querySelector('rect')).length"
    )

    assert cards == [get_address(name) for name in NAV if name != "index"]
    assert set(hidden) == {"true"}
    assert empty == 0
    assert len(hidden) >= 7


def test_the_words_of_a_card_run_on(opened):
    """Code among them begins no new line, and the picture is above them all."""
    card = opened("index").locator(".cards li", has_text="the pool of")
    look = card.locator("code").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).display)"
    )
    picture, title = (card.locator(part).bounding_box() for part in ("svg", "a"))

    assert look == ["inline"] * 2
    assert picture["y"] + picture["height"] <= title["y"]


def test_the_home_page_shows_its_drawing_whole(opened):
    """Nothing moves before somebody asks for it."""
    page = opened("index")
    page.get_by_role("button", name="Replay").wait_for()
    page.wait_for_timeout(500)
    clips = page.locator(".compared .run").evaluate_all(
        "all => all.map((run) => getComputedStyle(run).clipPath)"
    )

    assert clips == ["none", "none"]


# The way from any page


def test_the_sections_of_a_page_stand_below_it(opened):
    """On a desktop, beside the text; those below a section while it is read."""
    page = opened("futures-in-depth")
    sections = page.locator(".md-nav__item--active .md-nav--secondary")
    below = sections.locator(".md-nav .md-nav__link")
    before = below.filter(visible=True).count()
    page.locator("#try-again-after-a-pause").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    below.filter(visible=True).first.wait_for()
    names = below.filter(visible=True).all_inner_texts()

    assert sections.get_by_text("Callbacks", exact=True).is_visible()
    assert before == 0
    assert names[1] == "Try again, after a pause"
    assert not below.filter(has_text="A future can call you").is_visible()


def test_without_javascript_all_sections_stand_there(opened):
    page = opened("futures-in-depth", java_script_enabled=False)
    links = page.locator(".md-nav--secondary .md-nav .md-nav__link")

    assert links.count() == links.filter(visible=True).count() > 9


OPENERS = {"introduction": "Learn · 1", "futures": "Learn · 3", "glossary": "Look up"}


@pytest.mark.parametrize(("name", "words"), OPENERS.items(), ids=OPENERS)
def test_a_page_says_where_it_stands(opened, name, words):
    """By the same number as in the navigation."""
    page = opened(name)
    counted = page.locator(".md-nav__item--active > a.md-nav__link--active").evaluate(
        "link => getComputedStyle(link, '::before').content"
    )

    assert page.locator(".opener").text_content().strip() == words
    assert (counted == "counter(chapter)") == ("·" in words)


EDGES = """() => {
  const left = (part) => document.querySelector(part).getBoundingClientRect().left;
  const right = (part) => document.querySelector(part).getBoundingClientRect().right;
  return {
    outer: [left(".md-logo img"), left(".md-nav--primary .md-nav__link .md-ellipsis")],
    inner: [left("h1"), left("figure.example"), left(".md-copyright"),
      left(".md-footer__link--prev svg") - 4],
    end: [right(".md-search__form"), right("figure.example"),
      right(".md-footer__link--next svg") + 4],
  };
}"""


@pytest.mark.parametrize("size", [DESKTOP, WIDE], ids=["1280", "1920"])
def test_header_text_and_footer_share_their_edges(opened, size):
    page = opened("futures", size)
    edges = page.evaluate(EDGES)

    for places in edges.values():
        assert max(places) - min(places) <= 5, edges


@pytest.mark.parametrize("size", [DESKTOP, WIDE], ids=["1280", "1920"])
def test_a_line_of_prose_has_about_seventy_letters(opened, size):
    page = opened("futures", size)
    letters = page.evaluate("""() => {
      const all = [...document.querySelectorAll("article > p:not([class])")];
      return all.map((each) => {
        const width = each.clientWidth;
        each.style.cssText = "width: max-content; max-width: none";
        return (width * each.textContent.length) / each.clientWidth;
      });
    }""")

    assert 70 <= sum(letters) / len(letters) <= 82  # what a full line has room for


@pytest.mark.parametrize("name", ["index", "processes"])
def test_the_header_of_a_phone_can_be_read(opened, name):
    """Fourteen pixels or more, and the whole name of the book."""
    page = opened(name, PHONE)
    title = page.locator(".md-header__topic .md-ellipsis").first
    size, cut = title.evaluate("""title => [
      parseFloat(getComputedStyle(title).fontSize),
      title.scrollWidth - title.clientWidth]""")

    assert size >= 14
    assert cut <= 0


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
def test_nothing_lies_over_a_copy_button(opened, addresses, size):
    """Where a link leads to a figure, and after scrolling back a little."""
    page = opened("processes", size)
    page.goto(f"{addresses['/book/']}processes/#example-processes-ten_processes")
    page.mouse.wheel(0, -80)
    button = page.locator("#example-processes-ten_processes button").first
    button.wait_for()
    page.wait_for_timeout(300)
    on_top = button.evaluate("""button => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(
        document.elementFromPoint(left + width / 2, top + height / 2));
    }""")

    assert on_top


def test_a_finger_finds_the_links_below_a_figure(opened):
    """Each is 24 pixels high, on a phone too."""
    page = opened("futures", PHONE)
    heights = page.locator("figure.example .notes a").evaluate_all(
        "all => all.map((link) => link.getBoundingClientRect().height)"
    )

    assert min(heights) >= 24
