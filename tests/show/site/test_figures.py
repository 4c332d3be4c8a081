"""The figure of an example in the hands of a reader: mouse, keys, replay, paper."""

import gzip
import re
from bisect import bisect_right
from itertools import combinations

import pytest

from tools.site.reading_order import ROOT

JOIN = "#example-processes-two_processes_join"
TEN = "#example-processes-ten_processes"
PAGES = {"": ".compared", "processes/": JOIN}
SHOWN = ".line:not(.to-come)"


@pytest.fixture
def opened(browser, addresses):
    """Open a page in a fresh window, with a clock that the test can put forward;
    it also runs by itself unless it is `stopped`."""
    contexts = []

    def opened(address, width=1350, stopped=False, **facts):
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, **facts))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.clock.install(time=0)
        page.goto(addresses["/book/"] + address)
        if facts.get("java_script_enabled", True):
            page.locator(".controls").first.wait_for()
        if stopped:
            page.clock.pause_at(60_000)
        return page

    yield opened

    for context in contexts:
        context.close()


@pytest.fixture
def join(opened):
    """The figure of two processes, in a window whose clock stands still."""
    page = opened("processes/", stopped=True)
    figure = page.locator(JOIN)
    figure.scroll_into_view_if_needed()
    return figure


def press(figure, name):
    figure.get_by_role("button", name=name, exact=True).click()


def is_whole(figure):
    """Every line and the whole of the plot are shown."""
    plot = figure.locator(".run").first
    clip = plot.evaluate("run => getComputedStyle(run).clipPath")
    hidden = figure.locator(".line").evaluate_all(
        "lines => lines.filter(line => getComputedStyle(line).visibility != 'visible')"
        ".length"
    )
    return clip == "none" and hidden == 0


# Which of two processes printed first is a race, also in the run that was recorded.
FIRST_LINE = re.compile(r"process [12]: “Performing a costly function”, 0\.")


def heard(page):
    return page.locator("[role=status].heard").text_content()


def lit(figure, name):
    return figure.locator(f"{name}.lit").count()


IS_FOCUSED = "one => one === document.activeElement"


# Counterparts


def test_a_line_lights_up_its_tick_and_its_bar(join):
    """The first of two processes prints two lines, in one task."""
    join.locator(".line").first.hover()

    assert (lit(join, ".line"), lit(join, ".printed"), lit(join, ".task")) == (1, 1, 1)
    assert FIRST_LINE.match(join.locator(".said").text_content())


def test_a_bar_lights_up_its_lines(join):
    """And when the pointer leaves, all is as before."""
    said = join.locator(".said").text_content()
    join.locator(".task rect").first.hover()
    there = (lit(join, ".line"), lit(join, ".printed"), lit(join, ".task"))
    told = join.locator(".said").text_content()
    join.page.mouse.move(1, 1)

    assert there == (2, 2, 1)
    assert told.startswith("process 1: runner(), ")
    assert join.locator(".said").text_content() == said
    assert lit(join, "*") == 0


def test_what_a_finger_lights_stays(opened):
    """Until it touches something else."""
    page = opened("processes/", 390, has_touch=True, is_mobile=True)
    figure = page.locator(JOIN)
    said = figure.locator(".said").text_content()
    figure.locator(".task rect").first.tap()
    page.wait_for_timeout(300)
    there = (lit(figure, ".line"), lit(figure, ".task"))
    told = figure.locator(".said").text_content()
    page.locator("h1").tap()

    assert there == (2, 1)
    assert told.startswith("process 1: runner(), ")
    assert lit(figure, "*") == 0
    assert figure.locator(".said").text_content() == said


def test_the_transcript_is_one_stop_for_the_tab_key(join):
    """Arrow keys, Home and End move along its lines, and what is lit is heard."""
    page, lines = join.page, join.locator(".line")
    stops = join.locator(".transcript, .transcript [tabindex]").evaluate_all(
        "all => all.filter(one => one.tabIndex == 0).length"
    )
    seen = []
    lines.first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home"):
        page.keyboard.press(key)
        seen.append([line.evaluate(IS_FOCUSED) for line in lines.all()].index(True))
    last = lines.count() - 1

    assert stops == 1
    assert seen == [1, 2, 1, last, last, 0]
    assert lit(join, ".printed") == 1
    assert FIRST_LINE.match(heard(page))


# Copies


def test_the_copy_button_copies_only_the_command(opened, addresses):
    """No prompt; a transcript has no button, nor has what was never in sight."""
    page = opened("processes/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("button.md-code__button").first.wait_for()
    terminal = page.locator(f"{JOIN} .terminal")
    unseen = terminal.locator("button").count()
    terminal.scroll_into_view_if_needed()
    terminal.locator("button").first.wait_for()
    terminal.locator("button").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text)")

    assert page.evaluate("navigator.clipboard.readText()") == (
        "python two_processes_join.py"
    )
    assert (unseen, terminal.locator("button").count()) == (0, 1)


def test_a_copy_button_says_what_it_copies(join):
    """Among two for each example of a page, one can be told from the others."""
    join.locator("button[title^=Copy]").nth(1).wait_for()
    names = join.get_by_role("button", name=re.compile("^Copy"))

    assert [name.get_attribute("title") for name in names.all()] == [
        "Copy two_processes_join.py",
        "Copy command",
    ]


# Keyboards and colours of one's own

TAB = ".tabbed-labels > label"


@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "touch"])
def test_code_that_scrolls_can_be_reached(opened, touch):
    """By a keyboard, also beside a touch screen, once it was in sight."""
    page = opened("futures-in-depth/", 360, has_touch=touch, is_mobile=touch)
    for code in page.locator("figure.example .highlight code").all()[:5]:
        code.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
    unreached = page.locator("figure.example .highlight code").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth"
        " && one.tabIndex < 0).length"
    )

    assert unreached == 0


def test_focus_is_seen_on_the_dark_ground_of_a_terminal(join):
    """Three to one at least, as what is no text needs."""
    join.locator(".line").first.focus()
    join.page.keyboard.press("ArrowDown")
    look = """(one) => {
      const look = getComputedStyle(one);
      const ground = getComputedStyle(one.closest(".terminal")).backgroundColor;
      return [look.outlineStyle, look.outlineColor, ground];
    }"""
    style, ring, ground = join.locator(".line").nth(1).evaluate(look)

    assert style == "solid"
    assert contrast(ring, ground) >= 3


def contrast(*colours):
    """The ratio of two colours, as WCAG 2 defines it."""
    lights = sorted(map(get_luminance, colours))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def get_luminance(colour):
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_tab_in_focus_has_an_outline(opened):
    """Not a colour alone."""
    page = opened("introduction/")
    tabs = page.locator("figure.example .tabbed-set").first
    tabs.scroll_into_view_if_needed()
    before = tabs.locator(TAB).first.evaluate(OUTLINE)
    tabs.locator("input").first.focus()
    page.keyboard.press("ArrowRight")
    there = [tab.evaluate(OUTLINE) for tab in tabs.locator(TAB).all()]

    assert before == "none"
    assert there == ["none", "solid"]


OUTLINE = "one => getComputedStyle(one).outlineStyle"


def test_who_printed_a_line_is_heard(join):
    """The shape before a line has a name; no copy takes it along."""
    heard = join.locator(".transcript").aria_snapshot()
    copied = join.locator(".transcript").evaluate("""(transcript) => {
      getSelection().selectAllChildren(transcript);
      return String(getSelection());
    }""")

    assert "process 1: Performing a costly function" in heard
    assert "main: Process took" in heard
    assert "main" not in copied
    assert "process 1" not in copied


def test_who_printed_a_line_is_read_where_colours_are_forced(opened):
    """The shapes are drawn by colours, which a reader may have replaced."""
    page = opened("processes/", forced_colors="active")
    content = page.locator(f"{JOIN} .line").last.evaluate(
        "line => getComputedStyle(line, '::before').content"
    )

    assert content == '"main: "'


# Replay


def test_a_replay_takes_the_time_that_the_run_took(join):
    """Lines appear when they were printed, bars grow up to now, then all is there."""
    page = join.page
    span = float(join.locator("svg").get_attribute("data-span"))
    lines = join.locator(".line").count()
    press(join, "Replay")
    page.clock.run_for(500)
    halfway = (join.locator(SHOWN).count(), is_whole(join), heard(page))
    edge = float(join.locator(".now").get_attribute("x1").rstrip("%"))
    axis = float(join.locator("svg").get_attribute("data-seconds"))
    page.clock.run_for(1000 * span - 500 - 100)
    nearly = is_whole(join)
    page.clock.run_for(300)

    assert halfway == (2, False, f"Replay of {span:.1f} seconds begins.")
    assert edge == pytest.approx(100 * 0.5 / axis, abs=5)
    assert not nearly
    assert is_whole(join)
    assert join.locator(SHOWN).count() == lines
    assert heard(page) == "Replay ended."


def test_a_replay_can_pause_go_on_and_begin_again(join):
    """By the keyboard alone."""
    page = join.page
    clock = join.locator(".clock")
    join.get_by_role("button", name="Replay").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(400)
    page.keyboard.press("Enter")
    paused = clock.text_content()
    page.clock.run_for(2000)
    still = clock.text_content()
    page.keyboard.press("Space")
    page.clock.run_for(300)
    resumed = clock.text_content()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    again = clock.text_content()

    assert paused == still
    assert 0.2 <= float(paused.split()[0]) < float(resumed.split()[0])
    assert again == "0.0 s"


def test_a_replay_goes_where_its_slider_is(join):
    """By mouse and by keys; it stands still there, says where, and goes on."""
    page, slider = join.page, join.get_by_role("slider", name="Time of the run")
    hidden = slider.is_hidden()
    press(join, "Replay")
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.clock.run_for(1000)
    half = (join.locator(SHOWN).count(), float(slider.input_value()))
    told = slider.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    last = join.locator(SHOWN).count()
    page.keyboard.press("Home")
    first = join.locator(SHOWN).count()
    press(join, "Resume")
    page.clock.run_for(500)
    span = float(join.locator("svg").get_attribute("data-span"))

    assert hidden
    assert half == (2, pytest.approx(span / 2, rel=0.05))
    assert told == f"{half[1]:.1f} of {span:.1f} seconds"
    assert (first, last) == (0, join.locator(".line").count())
    assert 0.3 < float(slider.input_value()) < 0.6


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_what_replays_is_within_reach(opened, width):
    """All of it in the figure, no button over another, whatever the window."""
    page = opened("processes/", width)
    figure = page.locator(JOIN)
    press(figure, "Replay")
    places = figure.locator(".ran :is(button, input, .clock)").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    own = figure.bounding_box()

    assert max(place["right"] for place in places) <= own["x"] + own["width"]
    for one, other in combinations(places, 2):
        assert (
            one["right"] <= other["left"]
            or other["right"] <= one["left"]
            or one["bottom"] <= other["top"]
            or other["bottom"] <= one["top"]
        )


def test_focus_is_not_lost_when_a_replay_ends(join):
    """The slider and the second button are hidden then; the first one has it."""
    press(join, "Replay")
    join.get_by_role("slider").focus()
    join.page.clock.run_for(10_000)

    assert join.get_by_role("button", name="Replay").evaluate(IS_FOCUSED)


def test_what_took_no_time_has_no_replay(opened):
    """A process was made there, and did nothing."""
    page = opened("it-does-not-start/")
    still = page.locator('.lanes:has(svg[data-span="0"])')

    assert still.count() > 0
    assert still.get_by_role("button", name="Replay", include_hidden=True).count() == 0


def test_with_reduced_motion_a_replay_goes_line_by_line(opened):
    """Nothing moves by itself."""
    page = opened("processes/", reduced_motion="reduce")
    figure = page.locator(JOIN)
    times = figure.locator(".line").evaluate_all(
        "lines => lines.map(line => Number(line.dataset.at))"
    )
    press(figure, "Replay")
    seen = [figure.locator(SHOWN).count()]
    page.wait_for_timeout(200)
    seen.append(figure.locator(SHOWN).count())
    for _ in set(times):
        press(figure, "Next line")
        seen.append(figure.locator(SHOWN).count())

    shown = [bisect_right(sorted(times), at) for at in sorted(set(times))]
    assert seen == [shown[0], *shown, len(times)]
    assert is_whole(figure)


# Without a script, on paper, on any screen


@pytest.mark.parametrize("address", PAGES)
def test_without_javascript_all_can_be_read(opened, address):
    """Every line, every bar, and no button that does nothing."""
    page = opened(address, java_script_enabled=False)
    figure = page.locator(PAGES[address])

    assert is_whole(figure)
    assert figure.locator("svg").first.is_visible()
    assert page.locator(".controls").count() == 0


def test_paper_shows_the_whole_run(join):
    """Also in the middle of a replay, and without buttons."""
    page = join.page
    press(join, "Replay")
    page.clock.run_for(300)
    page.emulate_media(media="print")

    assert is_whole(join)
    assert not join.locator(".controls:visible").count()
    assert not join.locator(".now").is_visible()
    assert join.locator(".said").is_visible()


def test_a_table_fits_the_narrowest_window(opened):
    """Its head too, which there is only for those who hear it."""
    page = opened("introduction/", 320)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [360, 1100, 1280])
def test_a_figure_fits_its_window(opened, width):
    """Stacked on a phone, side by side on a large screen, never wider than it; the
    timeline takes the whole width."""
    page = opened("processes/", width)
    code, terminal, timeline = (
        page.locator(f"{TEN} {part}").bounding_box()
        for part in (".highlight", ".terminal", "svg")
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    smallest = page.locator(f"{TEN} svg text").evaluate_all(
        "texts => Math.min(...texts.map(t => parseFloat(getComputedStyle(t).fontSize)))"
    )

    assert wide == width
    assert smallest >= 11
    figure = page.locator(TEN).bounding_box()
    assert timeline["y"] >= code["y"] + code["height"]
    assert timeline["width"] >= 220
    assert timeline["width"] >= figure["width"] - 150
    if width < 1100:
        assert terminal["y"] >= code["y"] + code["height"] - 1
    else:
        assert terminal["x"] >= code["x"] + code["width"] - 1
        assert terminal["y"] == pytest.approx(code["y"], abs=2)


LETTER = 7.5  # pixels, of the widest font that readers have for code
# Code that is longer than its block, in a font with letters of that width.
IS_CUT = """(code, letter) => {
  const style = getComputedStyle(code);
  const room = code.clientWidth - parseFloat(style.paddingLeft)
    - parseFloat(style.paddingRight);
  return room < letter * 68;
}"""


@pytest.mark.parametrize("width", [1100, 1280, 1920])
def test_no_line_of_code_is_cut(opened, width):
    """A script has at most 68 columns, and on a large screen each has room."""
    page = opened("processes/", width)
    code = page.locator(f"{TEN} .highlight pre > code")

    assert not code.evaluate(IS_CUT, LETTER)


SHADES = """code => code.scrollWidth > code.clientWidth
  && getComputedStyle(code).backgroundAttachment"""


def test_on_a_phone_code_shows_that_it_goes_on(opened):
    """By a shade at its edge, which what scrolls along covers at its end."""
    code = opened("processes/", 360).locator(f"{TEN} .highlight pre > code")

    assert code.evaluate(SHADES).split(", ")[:4] == [
        "local",
        "local",
        "scroll",
        "scroll",
    ]


# What is drawn, and by which property.
DRAWN = {
    ".process .task rect": "fill",
    ".thread .task rect": "stroke",
    ".main .task rect": "stroke",
    ".main .life": "stroke",
}
NAMED = {".lane text": "fill", ".time": "fill", ".bound": "fill"}
COLOURS = """(one, property) => [getComputedStyle(one)[property],
  getComputedStyle(document.body).backgroundColor]"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_timeline_stands_out(opened, scheme):
    """Its parts by 3 to 1, its words by 4.5, in either palette."""
    processes = opened("processes/", color_scheme=scheme)
    threads = opened("threads/", color_scheme=scheme)
    drawn = {
        (selector, page.url): contrast(*part.evaluate(COLOURS, named))
        for selector, named in (DRAWN | NAMED).items()
        for page in (processes, threads)
        for part in page.locator(f".timeline {selector}").all()[:1]
    }

    assert {selector for selector, _ in drawn} == {*DRAWN, *NAMED}
    assert not [k for k, v in drawn.items() if v < (3 if k[0] in DRAWN else 4.5)]


def test_no_name_of_a_script_is_cut_on_a_phone(opened):
    """It stands whole on one line, without its folder."""
    page = opened("processes/", 360)
    name, folder = (
        page.locator(f"{TEN} .filename {part}") for part in ("b", ".folder")
    )
    lines = name.evaluate("name => name.getClientRects().length")

    assert lines == 1
    assert not folder.is_visible()


def test_tabs_share_the_place_of_one_run(opened):
    """Whichever is chosen, its terminal is beside the code, its timeline below both."""
    page = opened("processes-in-depth/", 1280)
    figure = page.locator("figure.example:has(.tabbed-set)").first
    code = figure.locator(".highlight").first.bounding_box()
    for label in figure.locator(".tabbed-labels label").all():
        label.click()
        terminal = figure.locator(".terminal:visible").bounding_box()
        timeline = figure.locator(".lanes:visible").bounding_box()

        assert terminal["x"] >= code["x"] + code["width"] - 1
        assert timeline["y"] >= terminal["y"] + terminal["height"] - 1
        assert timeline["width"] > code["width"] + terminal["width"] - 5


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unique_and_nobody_complains(opened, address):
    """Also of those that scripts have added."""
    page = opened(address)
    twice = page.evaluate(
        "(ids => ids.filter((id, i) => ids.indexOf(id) != i))"
        "([...document.querySelectorAll('[id]')].map(one => one.id))"
    )

    assert (twice, page.complaints) == ([], [])


# What it costs


def test_the_replay_is_loaded_only_where_there_is_one(browser, addresses):
    """And it is small."""
    context = browser.new_context()
    loaded = {}
    for address in ("processes/", "further-reading/"):
        page = context.new_page()
        urls = loaded[address] = []
        page.on("request", lambda request, urls=urls: urls.append(request.url))
        page.goto(addresses["/book/"] + address)
        page.wait_for_timeout(100)
    context.close()
    script = (ROOT / "docs/assets/replay.js").read_bytes()

    assert any(url.endswith("replay.js") for url in loaded["processes/"])
    assert not any(url.endswith("replay.js") for url in loaded["further-reading/"])
    assert len(gzip.compress(script)) <= 6_000
