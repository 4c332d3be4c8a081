"""What moved: its old address leads to the new place, with JavaScript and without."""

import re

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tools.site.reading_order import ROOT

MOVED = (ROOT / "docs/moved.txt").read_text("utf-8")
MOVES = [line.split() for line in MOVED.splitlines() if not line.startswith("#")]
NEW = dict(MOVES)
FIGURE = '<figure id="example-{}">A script</figure>'
DEPTH = f"""\
# In depth

## Start methods

{FIGURE.format("depth-spawn")}

## Daemons

{FIGURE.format("depth-daemon")}

## A new name

"""
PAGES = {
    "basics.md": "# Basics\n\nMore [in depth](depth.md).\n\n## Look closer\n\n"
    "- [Start methods](depth.md#start-methods)\n",
    "depth.md": DEPTH,
    "alone.md": "# Alone\n",
}


@pytest.fixture
def built(tmp_path):
    """A book of three pages, in which these lines say what has moved; one at a time."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("<html>{{ page.content }}")
    (tmp_path / "docs").mkdir()
    (tmp_path / "examples/depth").mkdir(parents=True)
    for name in ("spawn", "daemon"):
        (tmp_path / f"examples/depth/{name}.py").write_text(f"print('{name}')\n")
    for name, text in PAGES.items():
        (tmp_path / "docs" / name).write_text(text)
    hook = ROOT / "proof/show/publish/moved.py"
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A book\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        f"hooks: ['{hook.as_posix()}']\n"
    )

    def built(*lines):
        (tmp_path / "docs/moved.txt").write_text("\n".join(lines), "utf-8")
        build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
        return tmp_path / "site"

    return built


def left(site, page):
    """The old ids of a page, each with the new address and what follows it."""
    html = (site / page / "index.html").read_text("utf-8")
    mark = r'<span id="([^"]+)" data-moved="([^"]+)"></span>(?:<span.*?</span>)*'
    return [(f[1], f[2], html[f.end() : f.end() + 44]) for f in re.finditer(mark, html)]


def test_an_old_section_stands_before_the_link_to_the_new_one(built):
    """Not before the first link to its page."""
    [(old, new, after)] = left(
        built("# said", "", "basics#start-methods depth#start-methods"), "basics"
    )

    assert (old, new) == ("start-methods", "../depth/#start-methods")
    assert after.startswith('<a href="../depth/#start-methods">')


def test_an_old_figure_stands_before_the_link_to_its_section(built):
    """And before one to its page, where its section has none."""
    site = built("basics/spawn depth/spawn", "basics/daemon depth/daemon")

    assert sorted(left(site, "basics")) == [
        (
            "example-basics-daemon",
            "../depth/#example-depth-daemon",
            '<a href="../depth/">in depth</a>.</p>\n<h2 id',
        ),
        (
            "example-basics-spawn",
            "../depth/#example-depth-spawn",
            '<a href="../depth/#start-methods">Start meth',
        ),
    ]


def test_an_old_download_serves_the_script(built):
    site = built("basics/spawn depth/spawn")

    assert (site / "examples/basics/spawn.py").read_text() == "print('spawn')\n"


def test_what_moved_within_its_page_stands_before_it(built):
    [(old, new, after)] = left(built("depth#an-old-name depth#a-new-name"), "depth")

    assert (old, new) == ("an-old-name", "./#a-new-name")
    assert after.startswith('<h2 id="a-new-name">')


WRONG = {
    "one place": ("basics#a", "write two places"),
    "three places": ("basics#a depth#b alone#c", "write two places"),
    "a section and a script": ("basics#a depth/spawn", "write two places"),
    "no place": ("basics depth", "write two places"),
    "a page that is gone": ("gone#a depth#daemons", "there is no page gone"),
    "to no page": ("basics#a gone#b", "there is no page gone"),
    "an old place that is there": ("basics#look-closer depth#daemons", "take the line"),
    "an old script that is there": ("depth/spawn depth/daemon", "take the line"),
    "no new place": ("basics#a depth#gone", "depth has no #gone: name the place"),
    "no new script": ("basics/a depth/gone", "depth has no #example-depth-gone"),
    "a place that moves twice": (
        "basics#fine depth#a-new-name",
        "moved.txt:1 moves it",
    ),
    "no link to it": ("alone#a depth#daemons", "no link on alone leads to depth"),
}


@pytest.mark.parametrize(("line", "phrase"), WRONG.values(), ids=WRONG)
def test_a_line_that_leads_nowhere_stops_the_build(built, caplog, line, phrase):
    """The message names the line and its cure."""
    with pytest.raises(Abort):
        built("basics#fine depth#daemons", line)

    assert caplog.messages[-1].startswith("docs/moved.txt:2: ")
    assert phrase in caplog.messages[-1]


# The book


def test_each_old_script_is_the_new_one(site):
    scripts = [move for move in MOVES if "/" in move[0]]

    assert scripts
    for old, new in scripts:
        there = (site / f"examples/{old}.py").read_bytes()
        assert there == (ROOT / f"examples/{new}.py").read_bytes()
    assert not (site / "moved.txt").exists()


ADDRESSES = {
    "processes/#the-main-guard": NEW["processes#the-main-guard"].replace("#", "/#"),
    "processes/#example-processes-daemon": (
        "processes-in-depth/#example-processes-in-depth-daemon"
    ),
    "processes/#example-processes-daemon-run-desc": (
        "processes-in-depth/#example-processes-in-depth-daemon-run-desc"
    ),
    "processes/#example-processes-start_methods-tab-2": (
        "processes-in-depth/#example-processes-in-depth-start_methods-tab-2"
    ),
    "processes/#look-closer": "processes/#look-closer",
    "processes/#nothing-of-this-name": "processes/#nothing-of-this-name",
}


@pytest.mark.parametrize(("old", "new"), ADDRESSES.items(), ids=ADDRESSES)
def test_an_old_address_becomes_the_new_one(browser, addresses, old, new):
    """At once, on loading it and on following a link to it within the page."""
    page = browser.new_page()
    for before in ("", "processes/"):
        if before:
            page.goto(addresses["/book/"] + before)
            page.evaluate("hash => { location.hash = hash }", old.partition("#")[2])
        else:
            page.goto(addresses["/book/"] + old)
        page.wait_for_url(addresses["/book/"] + new, timeout=5000)
        there = page.locator(f"[id='{new.partition('#')[2]}']").count()
        assert there == ("nothing" not in new)
    page.close()


def test_without_javascript_an_old_address_shows_the_link(browser, addresses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses['/']}processes/#the-main-guard")
    link = page.locator(":target ~ a").first

    assert link.get_attribute("href").startswith("../processes-in-depth/")
    assert 0 < link.bounding_box()["y"] < 720
    context.close()
