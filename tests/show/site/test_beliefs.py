"""The filter of the tested beliefs: by verdict, by keyboard, without JavaScript."""

import re

import pytest

PHONE = {"width": 390, "height": 844}
ANY, LABELS = ".claim", ".filter label"


@pytest.fixture
def page(browser, addresses):
    """The page as a browser shows it that runs no script."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["/"] + "examined/")
    yield page
    context.close()


def visible(page, what=ANY):
    return page.locator(f"{what}:visible").count()


def test_a_label_counts_what_it_shows(page):
    for label in page.locator(LABELS).all():
        label.click()

        assert visible(page) == int(re.search(r"\d+", label.inner_text())[0])


def test_a_choice_shows_one_verdict_and_no_empty_part(page):
    total = visible(page)
    page.locator("#show-left").check()

    assert visible(page) == visible(page, ".claim .left") < total
    assert visible(page, ".topic") == page.locator(".topic:has(.left)").count()


def test_the_keyboard_chooses(page):
    """One step of Tab reaches the group, and the arrows go through it."""
    page.locator("#show-all").focus()
    page.keyboard.press("ArrowDown")

    assert page.locator("#show-stands").is_checked()
    assert visible(page) == visible(page, ".claim .stands")


def test_a_link_shows_its_belief_whatever_is_chosen(page):
    page.locator("#show-left").check()
    shown = visible(page)
    page.goto(page.url + "#result-belongs-to-the-future")

    assert page.locator("#result-belongs-to-the-future").is_visible()
    assert visible(page) == shown + 1
