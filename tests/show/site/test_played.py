"""Boards in a browser: what they show is what Python does in the same order."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict

import pytest

from proof.explore.states import Run
from proof.page.model import read_page
from proof.show.board import name_board
from tools.site.reading_order import ROOT

BOARDS = {
    example.name: example
    for file in sorted(ROOT.glob("docs/*.md"))
    for example in read_page(file, ROOT).examples
    if example.contract.schedules
}
WALKS = 3  # random orders of each board
MOST_SCRIPT, MOST_DATA = 6 * 1024, 3 * 1024  # bytes, compressed
SEE = """board => ({
    here: [...board.querySelectorAll('li.next')].map(line =>
        [line.value, line.querySelector('.here').textContent]),
    shared: [...board.querySelectorAll('dt')].map(name =>
        [name.textContent, name.nextElementSibling.textContent]),
    printed: board.querySelector('.printed').textContent,
    can: [...board.querySelectorAll('.choices button')].map(button =>
        button.getAttribute('aria-disabled') === 'false'),
    end: board.dataset.end,
})"""


@pytest.fixture(scope="module")
def opened(browser, addresses):
    """Opens the page of a board, each once, and gives the board."""
    pages = {}

    def open_board(name: str):
        chapter = name.split("/")[0]
        if chapter not in pages:
            pages[chapter] = browser.new_page()
            pages[chapter].goto(f"{addresses['/book/']}{chapter}/")
        board = pages[chapter].locator(f"#{name_board(name)}")
        board.scroll_into_view_if_needed()
        board.locator(".choices").wait_for()
        return board

    yield open_board
    for page in pages.values():
        page.close()


def start(name: str) -> Run:
    schedules = BOARDS[name].contract.schedules
    assert schedules
    script = str(ROOT / BOARDS[name].script)
    return Run(script, schedules.main, schedules.pauses)


def expect(run: Run) -> dict:
    """What a board has to show of a state, from the run itself."""
    state = run.look()
    numbers = iter("①②③④⑤⑥")
    names = [thread["name"] for thread in state["threads"]]
    signs = {name: "Ⓜ" if name == "main" else next(numbers) for name in names}
    here = defaultdict(str)
    for thread in state["threads"]:
        if thread["line"]:
            here[thread["line"]] += signs[thread["name"]]
    printed = [f"{signs.get(who, '–')} {text}\n" for who, text in state["printed"]]
    return {
        "here": sorted([line, sign] for line, sign in here.items()),
        "printed": "".join(printed),
        "can": [place in run.choices for place in range(len(names))],
        "shared": state["shared"],
        "locks": state["locks"],
    }


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_plays_as_python_does(opened, name):
    """Random orders, step by step: places, values, locks, lines, who can go on."""
    board = opened(name)
    for seed in range(WALKS):
        walk, run = random.Random(seed), start(name)
        board.get_by_role("button", name="Start over").evaluate("b => b.click()")
        try:
            while True:
                seen, wanted = board.evaluate(SEE), expect(run)
                shown = dict(seen["shared"])

                assert seen["here"] == wanted["here"]
                assert seen["printed"] == wanted["printed"]
                assert seen["can"] == wanted["can"]
                for shared, value in wanted["shared"].items():
                    assert shown.get(shared, value) == value
                for lock, about in wanted["locks"].items():
                    if about.get("held") and lock in shown:
                        assert shown[lock].startswith(f"held by {about['held']}")
                if not run.choices:
                    assert seen["end"] in ("right", "wrong")
                    break
                choice = walk.choice(run.choices)
                run.step(choice)
                button = board.locator(".choices button").nth(choice)
                button.evaluate("button => button.click()")
        finally:
            run.end()


@pytest.mark.parametrize("name", BOARDS)
def test_what_changes_is_said_as_the_table_says_it(opened, browser, addresses, name):
    """The order that is shown without JavaScript, played with it."""
    board = opened(name)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{addresses['/book/']}{name.split('/')[0]}/")
    table = plain.locator(f"#{name_board(name)} table")
    rows = table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    caption = table.locator("caption").text_content()
    context.close()
    stored = json.loads((ROOT / BOARDS[name].board).read_text("utf-8"))
    threads = stored["threads"]
    board.get_by_role("button", name="Start over").evaluate("b => b.click()")
    for thread, line, _, changes in rows:
        button = board.locator(".choices button").nth(threads.index(thread))
        assert f"line {line}" in button.text_content()
        button.evaluate("button => button.click()")
        told = board.locator(".told").text_content()
        assert told.startswith(f"{thread}: {changes.replace('; ', ', ') or 'goes on'}.")

    assert told.endswith(caption.partition(": ")[2])


def test_keys_and_address(browser, addresses):
    """Digits step, Backspace takes back; the address brings the order to others."""
    page = browser.new_page()
    page.goto(f"{addresses['/book/']}sharing/")
    board = page.locator("#board-sharing-lost_update")
    board.scroll_into_view_if_needed()
    board.locator(".choices button").first.focus()
    page.keyboard.type("112")
    page.keyboard.press("Backspace")
    page.keyboard.press("2")
    told, address = board.locator(".told").text_content(), page.url
    page.goto("about:blank")
    page.goto(address)
    board.locator(".choices").wait_for()

    assert address.endswith("#board-sharing-lost_update=112")
    assert board.locator(".told").text_content() == told
    assert board.locator(".track li:not(.lane)").count() == 3
    page.close()


def test_who_waits_says_for_whom(opened):
    """In a button that can be reached, and does nothing."""
    board = opened("sharing/deadlock")
    board.get_by_role("button", name="One that goes wrong").click()
    for _ in range(20):
        waiting = board.locator(".choices button[aria-disabled=true]")
        if "held by" in "".join(waiting.all_text_contents()):
            break
        board.get_by_role("button", name="Back").click()
    before = board.locator(".track li").count()
    waiting.first.focus()
    waiting.first.press("Enter")

    assert "held by thread" in waiting.first.text_content()
    assert board.locator(".track li").count() == before


def test_a_board_is_light(site):
    script = (site / "assets/board.js").read_bytes()
    data = {name: (site / f"boards/{name}.js").read_bytes() for name in BOARDS}
    heavy = {name: len(gzip.compress(each)) for name, each in data.items()}

    assert len(gzip.compress(script)) <= MOST_SCRIPT
    assert {n: size for n, size in heavy.items() if size > MOST_DATA} == {}
