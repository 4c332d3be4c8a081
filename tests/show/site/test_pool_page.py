"""The page on which a reader plays with a pool: its script, and its controls."""

import gzip
import json
import random
import re
import shutil
import subprocess
from urllib.parse import parse_qs

import pytest
from axe_playwright_python.sync_playwright import Axe
from pool import plan, results

from tools.site.reading_order import ROOT

SCRIPT = ROOT / "docs/assets/pool.js"
PAGE = ROOT / "docs/pool.md"
TRANSCRIPT = "#pool-terminal dd"
NARROW = {"width": 360, "height": 800}
MOST_BYTES = 8 * 1024


@pytest.fixture(scope="session")
def javascript(request):
    """Evaluates an expression beside the page's script, by node or in Chromium."""
    node = shutil.which("node")
    browser = None if node else request.getfixturevalue("browser")

    def evaluate(expression):
        code = f"(() => {{ {SCRIPT.read_text('utf-8')}\nreturn {expression} }})()"
        if node:
            printing = f"process.stdout.write(JSON.stringify({code}))"
            done = subprocess.run(
                [node, "-"], input=printing, capture_output=True, encoding="utf-8"
            )
            assert done.returncode == 0, done.stderr
            return json.loads(done.stdout)
        page = browser.new_page()
        answer = page.evaluate(code)
        page.close()
        return answer

    return evaluate


def test_the_script_keeps_the_rule(javascript):
    """On 300 lists of tasks it plans as `tests/pool.py` does, ties included."""
    dice = random.Random(0)
    cases = [
        (
            [dice.randint(1, 9) for _ in range(dice.randint(1, 24))],
            dice.randint(1, 8),
            dice.randint(1, 8),
            dice.randint(0, 9),
        )
        for _ in range(300)
    ]
    answers = javascript(
        f"{json.dumps(cases)}.map((each) => {{ const planned = plan(...each); return ["
        "planned.map((t) => [t.worker, t.chunk, t.begin, t.end]),"
        "...['map', 'as_completed'].map((how) =>"
        " results(planned, how).map((r) => [r.task, r.at]))] })"
    )
    plans = [plan(*case) for case in cases]

    assert answers == json.loads(
        json.dumps([[p, results(p, "map"), results(p, "as_completed")] for p in plans])
    )


def test_the_page_stands_as_the_script_draws_it(javascript):
    """What a reader without JavaScript sees; where it differs, put this in."""
    page = PAGE.read_text("utf-8")

    for part, drawn in javascript("draw(TUTORIAL)").items():
        assert re.search(rf'id="pool-{part}".*>\n{re.escape(drawn)}\n</', page), drawn


def test_the_script_is_small():
    """It costs the reader less than a picture would."""
    assert len(gzip.compress(SCRIPT.read_bytes())) <= MOST_BYTES


def test_only_this_page_loads_the_script(site):
    users = {
        p.parent.name for p in site.rglob("*.html") if "pool.js" in p.read_text("utf-8")
    }

    assert users == {"pool"}


@pytest.fixture
def opened(browser, addresses):
    """Opens the page, as shared with `state`; whatever it complains of fails."""
    pages, complaints = [], []

    def open_page(state="", base="/", **options):
        page = browser.new_page(viewport=NARROW, **options)
        pages.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(f"{addresses[base]}pool/{state and '#' + state}")
        return page

    yield open_page
    for page in pages:
        page.close()
    assert complaints == []


def total(page):
    return page.locator("#pool-total strong").inner_text()


def given(page):
    """The results in the terminal's order."""
    lines = page.locator(TRANSCRIPT).all_inner_texts()
    return [line.split()[1] for line in lines if line.startswith("Function")]


@pytest.mark.parametrize("base", ["/", "/book/"])
def test_each_control_changes_the_picture_at_once(opened, base):
    """Tasks, workers, chunk size, and map or as_completed, under any address."""
    page = opened(base=base)
    seen = [(total(page), given(page))]
    page.get_by_label("Workers").fill("5")
    seen.append((total(page), given(page)))
    page.get_by_label("as_completed").check()
    seen.append((total(page), given(page)))
    page.get_by_label("Tasks").fill("2 2.5")
    seen.append((total(page), given(page)))
    page.get_by_label("map", exact=True).check()
    page.get_by_label("Chunk size").fill("2")
    seen.append((total(page), given(page)))

    assert seen == [
        ("2 workers take 8 seconds.", ["5", "4", "3", "2", "1"]),
        ("5 workers take 5 seconds.", ["5", "4", "3", "2", "1"]),
        ("5 workers take 5 seconds.", ["1", "2", "3", "4", "5"]),
        ("5 workers take 2.5 seconds.", ["2", "2.5"]),
        ("5 workers take 4.5 seconds.", ["2", "2.5"]),
    ]


def test_the_keyboard_is_enough(opened):
    """From the field of tasks, Tab leads to each control, and arrows change it.

    A screen reader hears the total when it changes.
    """
    page = opened()
    page.get_by_label("Tasks").focus()
    for key in 4 * ("Tab", "ArrowRight"):
        page.keyboard.press(key)

    assert total(page) == "3 workers take 5.5 seconds."
    assert page.get_by_label("as_completed").is_checked()
    assert page.locator("#pool-total").get_attribute("aria-live") == "polite"


def test_each_start_leads_to_its_pool(opened):
    """The buttons, from the tutorial's list to a dozen tasks."""
    page = opened()
    seen = {}
    for button in page.locator("#pool button").all():
        button.click()
        seen[button.inner_text()] = total(page)

    assert seen == {
        "one worker": "1 worker takes 15 seconds.",
        "two workers": "2 workers take 8 seconds.",
        "five workers": "5 workers take 5 seconds.",
        "five, as completed": "5 workers take 5 seconds.",
        "chunks of two": "2 workers take 9 seconds.",
        "one long task last": "2 workers take 6 seconds.",
        "the long task first": "2 workers take 4 seconds.",
        "a dozen tasks": "4 workers take 4.5 seconds.",
        "a part alone": "4 workers take 6 seconds.",
    }


def test_an_address_shares_what_was_chosen(opened):
    """Whoever opens it sees the same, and changes it in turn."""
    page = opened()
    page.get_by_label("Tasks").fill("1, 2, 3")
    page.get_by_label("Workers").fill("3")
    shared = page.url.partition("#")[2]
    other = opened(shared)
    copied = (total(other), other.get_by_label("Tasks").input_value())
    other.evaluate("location.hash = 'tasks=7&workers=99&chunk=x&by=nobody'")
    other.get_by_text("8 workers take 7 seconds.").wait_for()

    assert parse_qs(shared) == {
        "tasks": ["1,2,3"],
        "workers": ["3"],
        "chunk": ["1"],
        "by": ["map"],
        "alone": ["0"],
    }
    assert copied == ("3 workers take 3 seconds.", "1, 2, 3")


def test_what_is_done_alone_limits_the_gain(opened):
    """It comes first, is the caller's, and the more of it, the less workers help."""
    page = opened("tasks=1,1,1,1,1,1,1,1&workers=4&alone=4")
    told = [page.locator("#pool-total").inner_text()]
    code = page.locator("#pool-code").inner_text().splitlines()
    first = page.locator("#pool-terminal dd").first.inner_text()
    drawn = page.locator("#pool-desc").text_content()
    page.get_by_label("Workers").fill("1")
    told.append(page.locator("#pool-total").inner_text())
    page.get_by_label("Alone").fill("0")

    assert [line.split(maxsplit=5)[5] for line in told] == [
        "That is 2 times as fast as one. A worker for each task would make it 2.4"
        " times as fast.",
        "A worker for each task would make it 2.4 times as fast.",
    ]
    assert (code[0], first) == ("prepare(4)", "Prepared")
    assert drawn.startswith("caller: alone from 0 to 4; worker 1: #1 from 4 to 5")
    assert total(page) == "1 worker takes 8 seconds."
    assert page.url.endswith("alone=0")


NO_NUMBER = "“{}” is not a number of seconds. Write them like this: 5, 4, 0.5"
NO_LENGTH = "A task takes 0.01 to 60 seconds, in whole hundredths; “{}” does not."
UNREADABLE = {
    "5, four": NO_NUMBER.format("four"),
    "-1": NO_NUMBER.format("-1"),
    "<b>": NO_NUMBER.format("<b>"),
    "0,5": NO_LENGTH.format("0"),
    "61": NO_LENGTH.format("61"),
    "0.125": NO_LENGTH.format("0.125"),
    " , ": "Give at least one task, like this: 5, 4, 0.5",
    "1 " * 25: "At most 24 tasks fit here; these are 25.",
}


def test_what_cannot_be_read_is_told(opened):
    """The field says so to everyone, the last picture stays, and it can be mended."""
    page = opened()
    field, alert = page.get_by_label("Tasks"), page.get_by_role("alert")
    told, invalid = {}, set()
    for tasks in UNREADABLE:
        field.fill(tasks)
        told[tasks] = alert.inner_text()
        invalid.add(field.get_attribute("aria-invalid"))
    before = total(page)
    field.fill("[2, 2]")

    assert told == UNREADABLE
    assert (invalid, before) == ({"true"}, "2 workers take 8 seconds.")
    assert (alert.inner_text(), field.get_attribute("aria-invalid")) == ("", "false")
    assert total(page) == "2 workers take 2 seconds."


def test_what_is_out_of_date_looks_so(opened):
    """It says so, and loses its colours, until the tasks can be read again."""
    page = opened()
    note, figure = page.locator("#pool-stale"), page.locator(".pool-drawn")
    looks = "part => [getComputedStyle(part).filter, getComputedStyle(part).opacity]"
    before = note.is_visible(), figure.evaluate(looks)
    page.get_by_label("Tasks").fill("5, x")
    stale = note.is_visible(), figure.evaluate(looks)
    page.get_by_label("Tasks").fill("5, 4")

    assert before == (False, ["none", "1"])
    assert stale[0]
    assert stale[1][0] == "grayscale(1)"
    assert float(stale[1][1]) < 0.8
    assert (note.is_visible(), figure.evaluate(looks)) == before


def test_a_control_that_is_off_says_why(opened):
    """To the eye, and to those who hear the control."""
    page = opened()
    chunk, why = page.get_by_label("Chunk size"), page.locator("#pool-chunk-why")
    before = chunk.is_enabled(), why.is_visible()
    page.get_by_label("as_completed").check()

    assert before == (True, False)
    assert chunk.is_disabled()
    assert why.inner_text() == "Off: as_completed takes calls one by one."
    assert chunk.get_attribute("aria-describedby") == why.get_attribute("id")


def test_each_result_has_its_tasks(opened):
    """Also a dozen on a phone: below each dot, and no label over another."""
    page = opened()
    page.get_by_role("button", name="a dozen tasks").click()
    dots = page.locator(".pool-timeline .result")
    boxes = [label.bounding_box() for label in dots.locator(".label").all()]
    apart = [
        a["x"] + a["width"] <= b["x"] or abs(a["y"] - b["y"]) >= 10
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
    ]
    told = page.locator("#pool-desc").text_content()

    assert dots.locator(".label").all_text_contents() == [
        *("#1, 3", "#6", "#4–5", "#2, 9", "#8", "#11", "#7, 10", "#12")
    ]
    assert dots.count() == len(boxes)
    assert all(apart)
    assert told.endswith("#7, 10 at 3.5; #12 at 4.5.")


def test_the_field_is_as_wide_as_what_is_below_it(opened):
    page = opened()
    field = page.get_by_label("Tasks").bounding_box()
    line = page.locator("#pool-total").bounding_box()

    assert (field["x"], field["width"]) == (line["x"], line["width"])


STATES = [
    "tasks=5,4,3,2,1&workers=2&chunk=2",
    "tasks=" + ",".join(24 * ["60"]) + "&workers=8&by=as_completed",
    "tasks=5,x&workers=1",
    "tasks=1,2&workers=8&alone=10",
]
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
DRAWN = """state => document.querySelector("#pool-tasks").value.replaceAll(", ", ",")
    === new URLSearchParams(state).get("tasks")"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_fits_a_phone_and_is_accessible(opened, scheme):
    """No scrolling to the side at 360 pixels, and axe finds nothing."""
    page = opened(color_scheme=scheme)
    for state in STATES:
        page.evaluate("state => { location.hash = state }", state)
        page.wait_for_function(DRAWN, arg=state)
        found = Axe().run(page, options={"resultTypes": ["violations"]})

        assert page.evaluate(TOO_WIDE) == 0
        assert found.violations_count == 0, found.generate_report()


def test_without_javascript(opened):
    """The tutorial's case is there, and why nothing can be changed."""
    page = opened(java_script_enabled=False)

    assert total(page) == "2 workers take 8 seconds."
    assert given(page) == ["5", "4", "3", "2", "1"]
    assert page.locator("#pool noscript strong").is_visible()
    assert not page.get_by_label("Tasks").is_visible()


def test_on_paper(opened):
    """What cannot be used there is left out; the picture and the lines stay."""
    page = opened()
    page.emulate_media(media="print")

    assert not page.locator("#pool form").is_visible()
    assert page.locator("#pool svg").is_visible()
    assert page.locator(TRANSCRIPT).first.is_visible()
