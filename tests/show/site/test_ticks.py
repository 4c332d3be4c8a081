"""Ticks of exercises: kept in the reader's browser, shown wherever one is named."""

import pytest

NAME, TITLE = "sharing/count_visitors", "Lose no visitor"
TICKED = "Array.from(document.querySelectorAll('.exercise-done'), (a) => a.textContent)"


@pytest.fixture
def page(browser, addresses):
    """A page of a reader who has done nothing yet, and to whom nothing is sent."""
    context, complaints, asked = browser.new_context(), [], []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.method))
    page.base = addresses["/book/"]
    page.goto(f"{page.base}sharing/")
    yield page
    context.close()

    assert complaints == []
    assert set(asked) == {"GET"}


def list_ticked(page):
    return [text.strip() for text in page.evaluate(TICKED)]


def get_box(page):
    return page.locator(f"[data-exercise='{NAME}']").get_by_label("Done")


def test_a_reader_ticks_what_is_done(page):
    """It is shown in the contents of the chapter, and there is a way back."""
    assert list_ticked(page) == []
    get_box(page).check()

    assert list_ticked(page) == [TITLE]
    get_box(page).uncheck()

    assert list_ticked(page) == []


def test_a_tick_is_remembered(page):
    """When the page is opened again, and on the page of all exercises."""
    get_box(page).check()
    page.reload()

    assert get_box(page).is_checked()
    page.goto(f"{page.base}exercises/")

    assert list_ticked(page) == [TITLE]


def test_what_judges_an_answer_ticks_it(page):
    """By a name that stays: `markDone`."""
    page.evaluate(f"markDone('{NAME}')")

    assert get_box(page).is_checked()


def test_another_window_hears_of_a_tick(page):
    other = page.context.new_page()
    other.goto(f"{page.base}exercises/")
    get_box(page).check()
    other.wait_for_selector(".exercise-done")

    assert list_ticked(other) == [TITLE]


def test_ticks_work_where_nothing_may_be_kept(page):
    """Only as long as the page, which says nothing of it."""
    page.add_init_script("delete Window.prototype.localStorage")
    page.reload()
    get_box(page).check()

    assert list_ticked(page) == [TITLE]
