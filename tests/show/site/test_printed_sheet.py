"""The cheat sheet as it is printed, and on a phone."""

import re

import pytest

A4 = {"width": 718, "height": 1047}  # within its margins, in pixels


@pytest.fixture
def sheet(browser, addresses):
    page = browser.new_page(viewport=A4)
    page.goto(f"{addresses['/book/']}cheat-sheet/")
    yield page
    page.close()


def test_it_is_two_printed_pages(sheet):
    pages = re.findall(rb"/Type\s*/Page\b", sheet.pdf(prefer_css_page_size=True))

    assert len(pages) == 2


def test_no_line_of_code_is_broken_in_print(sheet):
    """Each idiom is as high as its lines are many."""
    sheet.emulate_media(media="print")
    broken = sheet.locator(".sheet code").evaluate_all("""all => all.filter((code) => {
      const style = getComputedStyle(code);
      const lines = code.textContent.trimEnd().split("\\n").length;
      const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
      return code.clientHeight - padding > (lines + 0.5) * parseFloat(style.lineHeight);
    }).map((code) => code.textContent)""")

    assert broken == []


def test_it_fits_a_phone(sheet):
    sheet.set_viewport_size({"width": 360, "height": 800})

    assert sheet.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
