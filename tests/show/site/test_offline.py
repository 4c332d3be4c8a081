"""The book from a disk: what a browser does with its files, and no server."""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zipfile import ZipFile

import pytest
import yaml

from tools.site import offline
from tools.site.reading_order import NAV, ROOT


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The zip, as its target makes it."""
    folder = tmp_path_factory.mktemp("offline")
    offline.build(folder / "built", OFFLINE="true", SITE_URL="", ZIP="")
    offline.pack(folder / "built", folder / "book.zip")
    return folder / "book.zip"


@pytest.fixture(scope="module")
def unpacked(packed):
    """Where a reader who has unpacked it finds the book."""
    folder = packed.parent / "where a reader's books are"
    with ZipFile(packed) as book:
        book.extractall(folder)
    return folder / offline.NAME


@pytest.fixture(scope="module")
def opened(browser, unpacked):
    """Opens a page of it; nothing may be asked of a host, and nothing complain."""

    @contextmanager
    def open_page(name):
        page, wrong = browser.new_page(), []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: wrong.append(said.text) if said.type == "error" else None,
        )
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith(("file:", "data:"))
                else wrong.append(asked.url)
            ),
        )
        page.goto((unpacked / f"{name}.html").as_uri())
        yield page
        page.close()
        assert wrong == []

    return open_page


@pytest.mark.parametrize("name", NAV)
def test_a_page_leads_to_all_others(opened, unpacked, name):
    """And each link, style, script and picture of it to a file that is there."""
    with opened(name) as page:
        links = page.evaluate("""() => [...document.querySelectorAll("[href], [src]")]
          .map((one) => one.href || one.src)
          .filter((url) => url.startsWith("file:"))""")
        title = page.locator("h1").first.inner_text()
    files = {Path(url2pathname(urlsplit(link).path)) for link in links}
    missing = [file for file in files if not file.is_file()]

    assert title
    assert {unpacked / f"{other}.html" for other in NAV} <= files
    assert missing == []


def test_what_is_pasted_is_looked_up(opened):
    """From a disk too: the list of symptoms stands on their page."""
    with opened("when-it-goes-wrong") as page:
        page.get_by_label("Paste a traceback").fill("cannot pickle 'generator' object")
        page.locator(".symptoms tbody a").click()

        assert page.url.endswith("/a-worker-breaks.html#cannot-pickle-generator")


def test_one_can_read_on_from_page_to_page(opened):
    """And back to the first."""
    with opened("index") as page:
        page.set_viewport_size({"width": 1350, "height": 900})
        for name in NAV[1:4]:
            page.locator(".md-footer__link--next").click()
            page.wait_for_url(f"**/{name}.html")
        page.locator("header .md-logo").click()
        page.wait_for_url("**/index.html")


def test_a_search_finds(opened):
    """In a script in place of the index, and in a frame in place of the worker."""
    with opened("index") as page:
        page.keyboard.press("/")
        page.keyboard.type("two_processes_join")
        found = page.locator(
            'a.md-search-result__link[href*="processes.html?h=two"]'
        ).first
        found.click()
        page.locator("article mark").first.wait_for()


def test_a_mistyped_word_finds_something(opened):
    """As it does on the site."""
    with opened("index") as page:
        page.keyboard.press("/")
        page.keyboard.type("multiprocesing")
        page.locator(
            'a.md-search-result__link[href*="processes.html"]'
        ).first.wait_for()


def test_a_run_replays(opened):
    with opened("processes") as page:
        figure = page.locator("figure#example-processes-one_call")
        figure.get_by_role("button", name="Replay").click()
        figure.get_by_role("button", name="Pause").wait_for()


def test_a_script_that_could_run_elsewhere_says_why_not(opened):
    """A browser starts no worker from a disk: nothing is pressed in vain."""
    with opened("try-it") as page:
        said = page.locator("#try-said").inner_text()
        buttons = page.locator("#try button").count()
    with opened("processes") as page:
        figure = page.locator("figure#example-processes-two_processes_join")
        figure.locator(".browserless").wait_for()
        told = figure.locator(".browserless").text_content()
        buttons += page.locator("button.run, button.edit").count()

    assert said.startswith("From a disk a browser opens no module and starts no worker")
    assert told == f"No Run here: {said}"
    assert buttons == 0


def test_a_reader_predicts(opened):
    """What is asked comes from a script: from a disk a page may fetch nothing else."""
    with opened("processes") as page:
        page.get_by_role("checkbox", name="Predict first").check()
        page.locator("button.choice").first.click()
        page.locator("details.changed").first.wait_for()


def test_the_pool_plays(opened):
    with opened("pool") as page:
        page.fill("#pool-tasks", "1, 1")
        page.locator("#pool-total", has_text="2 workers take 1 second").wait_for()


def test_chosen_colours_stay(opened):
    with opened("index") as page:
        for _ in range(2):
            page.locator("form[data-md-component=palette] label:visible").click()
        page.goto(page.url.replace("index.html", "futures.html"))

        scheme = page.locator("body").get_attribute("data-md-color-scheme")
        assert scheme == "slate"


def test_an_icon_is_drawn(opened):
    """From a disk, a mask in a file of its own is not: then all is a square."""
    with opened("processes") as page:
        page.locator("figure.example").first.scroll_into_view_if_needed()
        button = page.locator("figure.example .md-code__button").first
        mask = button.evaluate("e => getComputedStyle(e, '::after').maskImage")

    assert mask.startswith('url("data:')


def test_the_zip_holds_one_folder_and_nothing_for_hosts(packed):
    with ZipFile(packed) as book:
        names = book.namelist()
    inside = {name.removeprefix(f"{offline.NAME}/") for name in names}

    assert {name.partition("/")[0] for name in names} == {offline.NAME}
    assert {f"{name}.html" for name in NAV} <= inside
    assert not offline.FOR_HOSTS & inside


def test_the_same_book_is_the_same_zip(packed):
    again = packed.with_name("again.zip")
    offline.pack(packed.parent / "built", again)

    assert again.read_bytes() == packed.read_bytes()


def test_the_site_links_to_its_zip_where_it_has_one(site, monkeypatch, tmp_path):
    """Which is built first; and a copy from a disk does not link to itself."""
    built = []
    monkeypatch.setattr(offline, "ROOT", tmp_path)
    monkeypatch.setattr(offline, "build", lambda folder, **v: built.append(v))
    (tmp_path / "site").mkdir()

    offline.main()
    [without, zipped] = built

    assert (tmp_path / "site" / zipped["ZIP"]).is_file()
    assert without["ZIP"] == ""
    assert ".zip" not in (site / "index.html").read_text("utf-8")


def test_a_linked_zip_is_found_from_each_page(tmp_path):
    offline.build(tmp_path, ZIP="book.zip", SITE_URL="")

    assert 'href="book.zip"' in (tmp_path / "index.html").read_text("utf-8")
    assert 'href="../book.zip"' in (tmp_path / "pool/index.html").read_text("utf-8")


def test_what_is_published_has_the_zip():
    text = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["build"]["steps"]

    assert "python tools/environment.py zip" in [step.get("run") for step in steps]
