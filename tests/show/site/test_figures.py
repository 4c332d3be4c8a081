"""The figure of an example in the hands of a reader: mouse, keys, replay, paper."""

import gzip
import re
from bisect import bisect_right

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


def test_the_transcript_is_one_stop_for_the_tab_key(join):
    """Arrow keys, Home and End move along its lines, and what is lit is heard."""
    page, lines = join.page, join.locator(".line")
    focused = "line => line === document.activeElement"
    stops = join.locator(".transcript, .transcript [tabindex]").evaluate_all(
        "all => all.filter(one => one.tabIndex == 0).length"
    )
    seen = []
    lines.first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home"):
        page.keyboard.press(key)
        seen.append([line.evaluate(focused) for line in lines.all()].index(True))
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


def test_a_replay_can_run_at_double_speed(join):
    """The button says whether it does."""
    page = join.page
    press(join, "Replay")
    double = join.get_by_role("button", name="Double speed")
    double.click()
    page.clock.run_for(400)
    shown = float(join.locator(".clock").text_content().split()[0])

    assert double.get_attribute("aria-pressed") == "true"
    assert shown == pytest.approx(0.8, abs=0.11)


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
    assert not figure.get_by_role("button", name="Double speed").is_visible()


def test_the_home_page_plays_its_comparison_once(opened):
    """When it is in view, and never again by itself."""
    page = opened("")
    figure = page.locator(".compared")
    figure.scroll_into_view_if_needed()
    figure.locator(".now[visibility=visible]").first.wait_for(state="attached")
    playing = not is_whole(figure)
    page.clock.run_for(20_000)
    page.mouse.wheel(0, 3000)
    figure.scroll_into_view_if_needed()
    page.clock.run_for(1000)

    assert playing
    assert is_whole(figure)
    assert figure.get_by_role("button", name="Replay").is_visible()


def test_the_home_page_is_still_with_reduced_motion(opened):
    """The whole comparison is shown from the start."""
    page = opened("", reduced_motion="reduce")
    page.locator(".compared").scroll_into_view_if_needed()
    page.wait_for_timeout(300)

    assert is_whole(page.locator(".compared"))


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
    assert not join.locator(".controls").is_visible()
    assert not join.locator(".now").is_visible()
    assert join.locator(".said").is_visible()


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
