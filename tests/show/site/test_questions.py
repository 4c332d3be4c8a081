"""Predict first: a choice of three before a key example shows what it prints."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from proof.page.model import read_page
from tools.site.reading_order import ROOT

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PAGE = read_page(ROOT / "docs/processes.md", ROOT)
PREDICTION = PAGE.predictions[0]
FIGURE = "#example-" + PREDICTION.example.name.replace("/", "-")
RIGHT = PREDICTION.choices.index(PREDICTION.example)
WRONG = (RIGHT + 1) % 3


@pytest.fixture(params=(PHONE, DESKTOP), ids=("phone", "desktop"))
def reader(browser, addresses, request):
    """A page of a reader who has switched nothing on yet, and who is told no error."""
    context = browser.new_context(viewport=request.param)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.base = addresses["/book/"]
    page.goto(f"{page.base}processes/")
    yield page
    context.close()

    assert page.complaints == []


def get_switch(page):
    return page.get_by_role("checkbox", name="Predict first")


def get_choices(page):
    return page.locator(f"{FIGURE} button.choice")


def switch_on(page):
    get_switch(page).check()
    get_choices(page).first.wait_for()


def sees_answer(page):
    """Whether it shows what is printed, when, and what is proven of that."""
    parts = [page.locator(f"{FIGURE} {part}") for part in (".terminal", ".lanes")]
    seen = {part.first.is_visible() for part in parts}
    seen.add(page.locator(f"{FIGURE} .proof").is_visible())
    assert len(seen) == 1
    return seen.pop()


def test_at_first_nothing_is_folded_nor_fetched(reader):
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.reload()
    reader.wait_for_function("document.querySelector('.heard')")

    assert not get_switch(reader).is_checked()
    assert sees_answer(reader)
    assert not [url for url in asked if "question" in url or "/predict/" in url]


def test_a_switch_folds_what_is_printed_behind_three_choices(reader):
    switch_on(reader)

    assert not sees_answer(reader)
    assert get_choices(reader).count() == 3
    assert [
        choice.locator("code").inner_text().splitlines()
        for choice in get_choices(reader).all()
    ] == [each.lines for each in PREDICTION.choices]
    get_switch(reader).uncheck()

    assert sees_answer(reader)
    assert get_choices(reader).count() == 0


def test_the_right_choice_shows_the_run(reader):
    switch_on(reader)
    get_choices(reader).nth(RIGHT).click()
    told = reader.locator(f"{FIGURE} .asked")

    assert told.inner_text() == f"Right: it prints {'ABC'[RIGHT]}."
    assert sees_answer(reader)
    assert reader.locator("details.changed").count() == 2
    assert reader.locator("details.changed[open]").count() == 0


def test_another_choice_opens_its_run(reader):
    """What is changed in its script, its terminal and its timeline, which replays."""
    switch_on(reader)
    get_choices(reader).nth(WRONG).click()
    changed = PREDICTION.choices[WRONG]
    run = reader.locator("details.changed[open] figure")

    told = reader.locator(f"{FIGURE} .asked").inner_text()
    assert told.startswith(
        f"Not this time: it prints {'ABC'[RIGHT]}. {'ABC'[WRONG]} is"
    )
    assert sees_answer(reader)
    assert run.count() == 1
    printed = [text.strip() for text in run.locator(".line").all_inner_texts()]
    assert printed == changed.lines
    assert run.locator("ins").count() > 0
    run.get_by_role("button", name="Replay").click()
    run.get_by_role("button", name="Pause").wait_for()


def test_one_may_be_asked_again(reader):
    switch_on(reader)
    get_choices(reader).nth(RIGHT).click()
    reader.locator(FIGURE).get_by_role("button", name="Ask again").click()

    assert get_choices(reader).count() == 3
    assert not sees_answer(reader)
    assert reader.locator("details.changed").count() == 0


def test_keys_are_enough(reader):
    """The Tab key goes from choice to choice, and what is told gets the focus."""
    get_switch(reader).focus()
    reader.keyboard.press("Space")
    get_choices(reader).first.focus()
    for _ in range(WRONG):
        reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    focused = reader.evaluate("document.activeElement.textContent")

    assert f"{'ABC'[WRONG]} is printed" in focused
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")

    assert (
        reader.evaluate("document.activeElement.textContent") == "What will it print?"
    )


def test_axe_finds_nothing(reader):
    """Neither in the question nor in the answer; and nothing is wider than the page."""
    switch_on(reader)
    for act in (lambda: None, get_choices(reader).nth(WRONG).click):
        act()
        reader.evaluate(AXE_SCRIPT)
        found = reader.evaluate(
            "(one) => axe.run(one, {resultTypes: ['violations']})",
            f"{FIGURE}, .changed",
        )["violations"]
        wide = reader.evaluate("""() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        }""")

        assert ([each["id"] for each in found], wide) == ([], 0)


def test_the_switch_is_one_for_the_book(reader):
    """It is remembered, on other pages and on that of all exercises."""
    switch_on(reader)
    reader.goto(f"{reader.base}exercises/")

    assert get_switch(reader).is_checked()
    reader.goto(f"{reader.base}futures/")
    reader.locator("button.choice").first.wait_for()
    get_switch(reader).uncheck()
    reader.goto(f"{reader.base}processes/")

    assert not get_switch(reader).is_checked()
    assert sees_answer(reader)


def test_it_works_where_nothing_may_be_kept(reader):
    reader.add_init_script("delete Window.prototype.localStorage")
    reader.reload()
    switch_on(reader)

    assert not sees_answer(reader)


@pytest.mark.parametrize("lost", ["question.js", "predict/processes.js"])
def test_where_it_cannot_be_fetched_all_is_shown(reader, lost):
    reader.route(f"**/{lost}", lambda route: route.abort())
    # The switch has its own script fetched first: until then all is still shown.
    with reader.expect_event("requestfailed"):
        get_switch(reader).check()
    reader.wait_for_function(
        "!document.documentElement.classList.contains('predicting')"
    )

    assert sees_answer(reader)


def test_without_scripts_the_page_has_no_switch(browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses['/book/']}processes/")

    assert sees_answer(page)
    assert not page.locator(".predict-first").is_visible()
    context.close()


@pytest.fixture
def built(tmp_path, book):
    """Builds a book of one page, in which this text is to be predicted."""
    hook = ROOT / "proof/show/publish/predictions.py"
    book.write(
        "mkdocs.yml",
        f"site_name: A book\nplugins: []\nhooks: ['{hook.as_posix()}']\n",
    )

    def built(text):
        book.page("processes", text)
        build(load_config(str(tmp_path / "mkdocs.yml")))

    return built


def test_a_choice_without_a_run_stops_the_build(built, book, caplog):
    """By file and line, with the cure."""
    name = "processes/predict/meet/early"
    book.script("processes/meet")
    book.script(name)
    changed = f"<!--predict: so-->\n{command(book, name)}"
    with pytest.raises(Abort):
        built(f"# One\n\n{book.example('processes/meet')}\n{changed}")

    line = r"docs/processes\.md:\d+: "
    assert re.search(f"{line}examples/processes/meet.py is run once", caplog.text)
    assert re.search(f"{line}.*has no run that fits it: make record", caplog.text)


def command(book, name):
    """The command of an example and its transcript, without its code."""
    _, fence, rest = book.example(name, prints="other\n").partition("```sh")
    return fence + rest
