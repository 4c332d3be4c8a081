"""Run, Edit and Try it, through their real buttons, in a real browser."""

import gzip
import re
from contextlib import contextmanager

import pytest
from hostile import EXITS, LARGE, POOLS, PRINTS, STARTS
from playwright.sync_api import TimeoutError
from test_browser import ALL_BUT_CONTRAST, DESKTOP, PHONE, barriers

from proof.show.live import EXCUSE
from proof.show.publish.machine import MODULES
from tools.site.reading_order import ROOT
from tools.site.serving import serve

# What a host has to allow, and nothing more.
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
PATIENCE = 60_000  # milliseconds: a crowded machine takes long to boot an interpreter
MOST_AT_FIRST = 3_000  # bytes of script before the first click
MOST_AT_CLICK = 12_700_000  # bytes, compressed, with the first click
KINDS = {  # one example of each, and a line without which it breaks its contract
    "processes": ("processes", "two_processes_join", "p1.join()"),
    "futures": ("futures", "as_completed", "pause(n)"),
    "threads": ("threads", "thread_start_join", "pause(1)"),
    "sharing": ("sharing", "lock_keeps_updates", "pause(0.5)"),
}
ENDLESS = "while True:\n    pass\n"

pytestmark = pytest.mark.skipif(
    not MODULES.exists(), reason="npm has fetched nothing that runs scripts"
)


@pytest.fixture(scope="module", params=["/", "/a/book/"])
def strict(site, request):
    with serve(site, request.param, Content_Security_Policy=POLICY) as book:
        yield book


@pytest.fixture(scope="module")
def book(site):
    with serve(site, "/book/", Content_Security_Policy=POLICY) as book:
        yield book


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport=DESKTOP, color_scheme="light")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@contextmanager
def opened(context, url):
    """A page; what it asks for, and what its console complains of."""
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(url)
    yield page
    page.close()


@contextmanager
def tried(context, book, script, hash=""):
    """The page "Try it", with this script in its editor."""
    with opened(context, f"{book}try-it/{hash}") as page:
        area = page.get_by_role("textbox", name="Your script")
        page.locator("#try select").wait_for()
        if script is not None:
            area.fill(script)
        yield page


def press(page, name):
    page.locator("#try").get_by_role("button", name=name, exact=True).click()


def printed(page):
    return page.locator("#try .terminal .line").all_inner_texts()


def find_figure(page, chapter, name):
    """Its figure, if the matrix has proven it in a browser."""
    figure = page.locator(f"figure#example-{chapter}-{name}")
    if not figure.locator("[data-run]").count():
        pytest.skip(f"docs/matrix.json tells of no browser that runs {chapter}/{name}")
    return figure


def test_before_the_first_click_nothing_is_fetched(context, book, site):
    """But what puts the buttons there."""
    with opened(context, f"{book}processes/") as page:
        page.wait_for_timeout(500)
        early = [url for url in page.asked if "/run/" in url]
    scripts = [site / f"assets/{name}.js" for name in ("able", "run")]
    size = sum(len(gzip.compress(script.read_bytes())) for script in scripts)

    assert early == []
    assert size <= MOST_AT_FIRST


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_runs_in_its_figure(context, book, kind):
    """To the lines of its page, and to the sentence of its verdict."""
    chapter, name, _ = KINDS[kind]
    with opened(context, f"{book}{chapter}/") as page:
        figure = find_figure(page, chapter, name)
        lines = figure.locator(".transcript .line").count()
        said = run_to_its_verdict(figure)
        shown = figure.locator(".live .transcript .line").count()
        drawn = figure.locator(".live svg.timeline").count()
        foreign = [url for url in page.asked if not url.startswith(book)]

    assert said.startswith("This run kept what the page promises: ")
    assert (shown, drawn) == (lines, 1)
    assert (foreign, page.complaints) == ([], [])


def test_lanes_have_the_names_that_the_script_chose(context, book):
    """Those of the recorded run, for eye and ear."""
    with opened(context, f"{book}threads-in-depth/") as page:
        figure = find_figure(page, "threads-in-depth", "names")
        recorded = figure.locator("svg.timeline .lane text").all_text_contents()
        run_to_its_verdict(figure)
        lanes = figure.locator(".live svg.timeline .lane text").all_text_contents()
        told = figure.locator(".live svg.timeline desc").text_content()
        lines = figure.locator(".live .transcript .line")
        by = [line.get_attribute("data-by") for line in lines.all()]

    assert lanes == recorded == ["main", "thread 1", "writer", "reader_0"]
    assert by == ["main", "thread 1", "thread writer", "thread reader_0"]
    assert "; thread writer: runner() " in told


NAMED = """
from threading import Thread
from time import sleep

def run():
    print("here")
    sleep(100)  # longer than a crowded machine takes to draw it

if __name__ == "__main__":
    Thread(target=run, name="Ada").start()
"""


def test_a_line_has_the_name_of_who_printed_it_while_it_runs(context, book):
    with tried(context, book, NAMED) as page:
        press(page, "Run")
        page.locator("#try .printed .line[data-by='thread Ada']").wait_for()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_run_stays_under_the_pointer(browser, book, size):
    """Before, while and after it runs, and when the recorded run is back."""
    page = browser.new_page(viewport=size)
    page.set_default_timeout(PATIENCE)
    page.goto(f"{book}sharing/")
    figure = find_figure(page, "sharing", "lock_keeps_updates")
    button = figure.locator("button.run")
    figure.get_by_role("button", name="Replay").wait_for()
    places = [find_end(button)]
    button.click()
    figure.locator(".live .ran .runs").wait_for()
    places.append(find_end(button))
    figure.locator(".verdict p").first.wait_for()
    places.append(find_end(button))
    figure.get_by_role("button", name="Recorded run").click()
    places.append(find_end(button))
    page.close()

    assert places == [pytest.approx(places[0], abs=1)] * 4


def find_end(button):
    """Where it ends on the right: Stop is wider than Run."""
    return button.evaluate("one => one.getBoundingClientRect().right")


def run_to_its_verdict(figure):
    """What the page says of a run; one that a busy machine broke is repeated, twice."""
    for _ in range(3):
        figure.get_by_role("button", name="Run", exact=True).click()
        figure.locator(".verdict p").first.wait_for()
        said = figure.locator(".verdict").inner_text()
        if EXCUSE not in said:
            break
    return said


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_that_breaks_it_is_told(context, book, kind):
    """With the words of the report, below lines that are marked."""
    chapter, name, line = KINDS[kind]
    with opened(context, f"{book}{chapter}/") as page:
        figure = find_figure(page, chapter, name)
        figure.get_by_role("button", name="Edit", exact=True).click()
        figure.locator(".cm-line", has_text=line).click()
        page.keyboard.press("Control+Shift+K")
        page.keyboard.press("Control+Enter")
        figure.locator(".verdict .broke").wait_for()
        told = figure.locator(".verdict li").all_inner_texts()

    assert told
    assert page.complaints == []


EXERCISE = "sharing/count_visitors"


def answer(page, name):
    """Put an answer into the editor of the exercise, and run it."""
    folder = ROOT / "examples/sharing/exercises/count_visitors"
    figure = page.locator(f"figure[data-exercise='{EXERCISE}']")
    if not figure.locator(".cm-content").count():
        figure.get_by_role("button", name="Edit", exact=True).click()
    write(figure, (folder / f"{name}.py").read_text("utf-8"))
    return run_to_its_verdict(figure), figure


def list_ticked(page):
    links = page.locator(".exercise-done").all_text_contents()
    return {text.strip() for text in links}


def test_an_exercise_gives_its_hint_and_then_its_tick(context, book):
    """In the contents, after a reload, and on the page of all exercises."""
    with opened(context, f"{book}sharing/") as page:
        wrong, figure = answer(page, "own_lock")
        before = list_ticked(page)
        right, figure = answer(page, "solution")
        ticked = figure.get_by_label("Done").is_checked(), list_ticked(page)
        page.reload()
        reloaded = figure.get_by_label("Done").is_checked(), list_ticked(page)
        page.goto(f"{book}exercises/")
        listed = list_ticked(page)

    assert "one lock, and all threads the same one" in wrong
    assert before == set()
    assert right.startswith("This run kept what the page promises: this line, by four")
    assert ticked == reloaded == (True, {"Lose no visitor"})
    assert listed == {"Lose no visitor"}
    assert page.complaints == []


def test_code_in_a_hint_is_shown_as_code(context, book):
    with opened(context, f"{book}threads/") as page:
        figure = page.locator("figure[data-exercise='threads/give_a_function']")
        said = run_to_its_verdict(figure)
        code = figure.locator(".verdict p code").all_inner_texts()

    assert code == ["fetch(page)"]
    assert "`" not in said


def write(place, text):
    """Let the open editor have this text alone."""
    editor = place.locator(".cm-content")
    page = editor.page
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_an_edit_is_kept_until_reset(context, book):
    """In this browser, for this example; Run runs what is shown."""
    with opened(context, f"{book}processes/") as page:
        figure = find_figure(page, "processes", "two_processes_join")
        figure.get_by_role("button", name="Edit", exact=True).click()
        figure.locator(".cm-content").wait_for()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("# mine")
        page.reload()
        figure.get_by_role("button", name="Edit", exact=True).click()
        again = figure.locator(".cm-content").inner_text()
        figure.get_by_role("button", name="Reset").click()
        reset = figure.locator(".cm-content").inner_text()
        figure.get_by_role("button", name="Close").click()
        page.reload()
        figure.get_by_role("button", name="Edit", exact=True).click()
        last = figure.locator(".cm-content").inner_text()

    assert again.rstrip().endswith("# mine")
    assert "# mine" not in reset
    assert last == reset


def test_an_editor_opens_where_it_was_clicked(context, book):
    """It takes the place of a plain field, and what is typed goes where it would."""
    with tried(context, book, None) as page:
        area = page.locator("#try textarea")
        page.wait_for_function("() => document.querySelector('#try textarea').value")
        area.evaluate("area => area.setSelectionRange(3, 6)")
        area.focus()
        page.locator("#try .cm-content").wait_for()
        page.keyboard.type("One")
        first = page.locator(".cm-line").first.text_content()

    assert first.startswith('"""One ')


def test_an_editor_indents_and_lets_go(context, book):
    """Tab indents, undo takes back, Escape and then Tab leaves, as it says."""
    with tried(context, book, "pass") as page:
        page.locator("#try .cm-content").wait_for()
        page.get_by_text("Escape, then Tab, leaves the editor").wait_for()
        page.keyboard.press("Control+Home")
        page.keyboard.press("Tab")
        indented = page.locator(".cm-line").first.text_content()
        page.keyboard.press("Control+z")
        undone = page.locator(".cm-line").first.text_content()
        inside = page.evaluate("document.activeElement.matches('.editor')")
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        outside = not page.evaluate("document.activeElement.matches('.editor')")

    assert (indented, undone) == ("    pass", "pass")
    assert inside
    assert outside


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_an_open_editor_keeps_nobody_out(browser, book, scheme, size):
    """axe finds nothing, and the page is no wider than its window."""
    page = browser.new_page(viewport=size, color_scheme=scheme)
    page.goto(f"{book}try-it/")
    page.get_by_role("textbox", name="Your script").click()
    page.locator("#try .cm-content").wait_for()
    found = barriers(page, rules=ALL_BUT_CONTRAST) + barriers(
        page, runOnly=["color-contrast"]
    )
    wide = page.evaluate("""() => document.documentElement.scrollWidth
      - document.documentElement.clientWidth""")
    page.close()

    assert (found, wide) == ("", 0)


def test_a_link_carries_a_script_and_does_not_run_it(context, book):
    """What it carries comes after the #; the reader's own script stays kept."""
    with tried(context, book, "print('mine')\n") as page:
        press(page, "Copy link")
        page.wait_for_function("() => location.hash.includes('code=')")
        link = page.url
        copied = page.evaluate("navigator.clipboard.readText()")
    with tried(context, book, None, hash=link.partition("try-it/")[2]) as page:
        page.wait_for_function("() => document.querySelector('#try textarea').value")
        shown = page.locator("#try textarea").input_value()
        warned = page.locator("#try-said").inner_text()
        page.wait_for_timeout(500)
        started = [url for url in page.asked if "pyodide" in url]

    assert copied == link
    assert (shown, started) == ("print('mine')\n", [])
    assert warned == "This script comes from a link: read it before you run it."


def test_a_link_that_is_no_script_says_so(context, book):
    with tried(context, book, None, hash="#code=nothing") as page:
        said = page.locator("#try-said", has_text="broken").inner_text()

    assert said == "This link is broken: what it carries is no script."
    assert page.complaints == []


def test_a_script_runs_under_a_strict_policy(context, strict):
    """At the root of a host and below any path, from this host alone."""
    with tried(context, strict, "print('hello')\n") as page:
        press(page, "Run")
        page.locator("#try .line", has_text="hello").wait_for()
        foreign = [url for url in page.asked if not url.startswith(strict)]

    assert foreign == []
    assert page.complaints == []


def test_a_policy_that_forbids_it_is_told(context, site):
    """In a sentence, and the page goes on."""
    with (
        serve(site, Content_Security_Policy="default-src 'self'") as book,
        tried(context, book, "print('hello')\n") as page,
    ):
        press(page, "Run")
        said = page.locator("#try .verdict", has_text="could not start")
        said.wait_for()
        again = page.locator("#try .run").inner_text()

    assert again == "Run"


def test_input_asks_in_the_terminal(context, book):
    with tried(context, book, "print('Hello', input('Name? '))\n") as page:
        press(page, "Run")
        field = page.get_by_label("The script asks: your answer")
        field.fill("Ann")
        field.press("Enter")
        page.locator("#try .line", has_text="Hello Ann").wait_for()


def test_a_traceback_names_the_lines_of_the_reader(context, book):
    """On standard error, told apart from what was printed."""
    script = "print('before')\n\nraise ValueError('no')\n"
    with tried(context, book, script) as page:
        press(page, "Run")
        page.locator("#try .errors, #try .error").first.wait_for()
        page.locator("#try .run", has_text="Run").wait_for()
        errors = page.locator("#try .errors, #try .error").all_text_contents()

    assert re.search(r'try_it\.py", line 3', "\n".join(errors))
    assert "before" not in "\n".join(errors)


def test_what_never_ends_can_be_stopped(context, book):
    """At once, by the button; and the page still answers, and runs the next."""
    with tried(context, book, ENDLESS) as page:
        press(page, "Run")
        page.locator("#try .said", has_text="Running").wait_for()
        page.wait_for_timeout(1000)
        if page.locator("#try .run").inner_text() == "Stop":
            press(page, "Stop")
        page.locator("#try .verdict p").wait_for()
        page.locator("#try .run", has_text="Run").wait_for()
        write(page, "print('still here')")
        press(page, "Run")
        page.locator("#try .line", has_text="still here").wait_for()
        lines = page.locator("#try .line").count()

    assert lines < 1100
    assert page.complaints == []


def test_what_was_stopped_is_drawn_until_then(context, book):
    """And while it runs until now, though nothing happens in it."""
    script = "import time\nprint('begins')\ntime.sleep(600)\n"
    with tried(context, book, script) as page:
        press(page, "Run")
        page.locator("#try .line", has_text="begins").wait_for()
        page.wait_for_timeout(1500)
        press(page, "Stop")
        page.locator("#try .run", has_text="Run").wait_for()
        said = page.locator("#try .said").inner_text()
        [seconds] = re.findall(r"This run: (\d+\.\d+) s", said)

    assert 1.5 <= float(seconds) < 300


HARD = {  # what each shows in the end; with those that have none, what Stop shows
    "prints": (PRINTS, "(printed more than 1,000,000 bytes|You stopped it)"),
    "starts": (STARTS, "(temporarily unavailable|You stopped it)"),
    "pools": (POOLS, "(temporarily unavailable|You stopped it)"),
    "large": (LARGE, "50000000"),
    "exits": (EXITS, "goes on"),
}
LONG = 10_000  # milliseconds, after which a reader would press Stop


def test_no_script_takes_the_page_with_it(context, book):
    """Each ends in a sentence; then the page answers, and runs the next one."""
    with tried(context, book, "pass") as page:
        for script, sentence in HARD.values():
            write(page, script)
            run_or_stop(page)
            shown = page.locator("#try .live").inner_text()
            assert re.search(sentence, shown), shown
        write(page, "print('still here')")
        press(page, "Run")
        page.locator("#try .line", has_text="still here").wait_for()

    assert page.complaints == []


def run_or_stop(page):
    """Run to the end, or for as long as a reader has patience."""
    press(page, "Run")
    again = page.locator("#try button.run", has_text="Run")
    try:
        again.wait_for(timeout=LONG)
    except TimeoutError:
        page.locator("#try button.run").click()
        again.wait_for()


def test_run_pressed_ten_times_runs_once(context, book):
    """Each press starts or stops; what is left in the end can be run."""
    with tried(context, book, "print('done')\n") as page:
        for _ in range(10):
            page.locator("#try .run").click()
        if page.locator("#try .run").inner_text() == "Stop":
            page.locator("#try .run", has_text="Run").wait_for()
        page.wait_for_timeout(500)  # a press so soon after another does not count
        press(page, "Run")
        page.locator("#try .line", has_text="done").wait_for()
        page.locator("#try .run", has_text="Run").wait_for()
        lines = printed(page)

    assert [line.rstrip("\n") for line in lines] == ["done"]


def test_an_edit_in_mid_run_is_for_the_next(context, book):
    script = "import time\ntime.sleep(2)\nprint('first')\n"
    with tried(context, book, script) as page:
        press(page, "Run")
        page.locator("#try .said", has_text="Running").wait_for()
        write(page, "print('second')")
        page.locator("#try .line", has_text="first").wait_for()
        page.locator("#try .run", has_text="Run").wait_for()
        press(page, "Run")
        page.locator("#try .line", has_text="second").wait_for()


def test_a_page_that_was_left_has_ended_its_run(context, book):
    """And can run again when the reader comes back."""
    with tried(context, book, ENDLESS) as page:
        press(page, "Run")
        page.locator("#try .said", has_text="Running").wait_for()
        page.goto(f"{book}glossary/")
        page.go_back()
        page.locator("#try .run", has_text="Run").wait_for()
        kept = page.locator("#try textarea, #try .cm-content").first
        kept.wait_for()
        workers = len(page.workers)

    assert workers == 0


def test_the_first_script_is_seen_at_once(browser, context, book):
    """Before any script of the page's own has come; and that shows the same."""
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(f"{book}try-it/")
    early = plain.locator("#try textarea").input_value()
    plain.close()
    with tried(context, book, None) as page:
        shown = page.locator("#try textarea:enabled").input_value()

    assert early.strip()
    assert shown.strip() == early.strip()


def test_a_browser_that_cannot_says_why(context, book):
    """Without JSPI the recorded runs stay, and there is no button that does nothing."""
    context.add_init_script("delete WebAssembly.Suspending")
    with opened(context, f"{book}try-it/") as page:
        said = page.locator("#try-said", has_text="JSPI").inner_text()
        buttons = page.locator("#try button").count()
    with opened(context, f"{book}processes/") as page:
        figure = find_figure(page, *KINDS["processes"][:2])
        figure.locator(".browserless").wait_for()
        told = figure.locator(".browserless").text_content()
        figure.get_by_role("button", name="Replay").wait_for()
        buttons += page.locator("button.run, button.edit").count()

    assert said.startswith("This browser cannot suspend Python while it waits")
    assert told == f"No Run here: {said}"
    assert buttons == 0


def test_those_who_save_data_are_asked_first(context, book):
    """How much it is; nothing of it comes before they agree."""
    context.add_init_script("""Object.defineProperty(
      navigator, "connection", { value: { saveData: true } })""")
    with tried(context, book, "print('hello')\n") as page:
        press(page, "Run")
        asked = page.locator("#try .verdict", has_text="MB, once")
        asked.wait_for()
        early = [url for url in page.asked if "pyodide" in url]
        page.get_by_role("button", name="Fetch and run").click()
        page.locator("#try .line", has_text="hello").wait_for()

    assert early == []


def count_sent(file):
    """The bytes that travel: what is published packed is not packed again."""
    sent = file.read_bytes()
    return len(sent if file.suffix == ".gz" else gzip.compress(sent))


def test_the_first_click_fetches_what_is_said(context, book, site):
    """Compressed, and no more than a reader was told."""
    with tried(context, book, None) as page:
        page.wait_for_function("() => document.querySelector('#try textarea').value")
        press(page, "Run")
        page.locator("#try .line", has_text="Process took").wait_for()
        paths = {url.removeprefix(book) for url in page.asked if "/run/" in url}
    sizes = [count_sent(site / path) for path in paths]
    told = re.search(r"MEGABYTES = (\d+)", (site / "run/page/machine.mjs").read_text())

    assert sum(sizes) <= MOST_AT_CLICK
    assert sum(sizes) <= int(told[1]) * 1_000_000
