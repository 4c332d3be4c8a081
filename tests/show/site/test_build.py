"""What the built files hold, read without a browser."""

import json
import re
import shutil
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.exceptions import PluginError

from proof.show.notebook import Unrecorded, list_code, read_recorded
from proof.show.publish import notebooks
from tools.site.reading_order import NAV, ROOT, get_address

LOADING_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


class Page(HTMLParser):
    """The parts of one built page that the tests ask about."""

    def __init__(self, path, site):
        super().__init__()
        self.path = path
        self.url = "/" + path.relative_to(site).as_posix()
        self.loads, self.links, self.ids, self.blocks = [], [], set(), []
        self.description = None
        self.in_block = False
        self.html = path.read_text("utf-8")
        self.feed(self.html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.update(attributes.get(key) for key in ("id", "name"))
        relations = set((attributes.get("rel") or "").split())
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        elif tag != "link" or relations & LOADING_RELATIONS:
            wanted = ("src", "href", "srcset", "poster", "data", "xlink:href")
            self.loads += [attributes[key] for key in wanted if attributes.get(key)]
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes["content"]
        if tag == "pre":
            self.in_block = True
            self.blocks.append("")

    def handle_endtag(self, tag):
        if tag == "pre":
            self.in_block = False

    def handle_data(self, data):
        if self.in_block:
            self.blocks[-1] += data


@pytest.fixture(scope="module")
def pages(site):
    return [Page(path, site) for path in sorted(site.rglob("*.html"))]


def test_the_strict_build_passes_without_a_warning(build):
    """Each broken link, missing page or missing snippet stops the build."""
    complaints = re.findall(r"^(?:WARNING|ERROR).*", build.log, re.MULTILINE)

    assert (build.returncode, complaints) == (0, []), build.log


def test_each_page_of_the_reading_order_is_built(site):
    """The nav lists the chapters, and each becomes a page."""
    missing = [
        name for name in NAV if not (site / get_address(name) / "index.html").is_file()
    ]

    assert NAV
    assert not missing


def test_only_the_book_is_published(site):
    """Neither templates nor caches of Python reach the site."""
    strays = [
        path for path in site.rglob("*") if path.name in ("overrides", "__pycache__")
    ]

    assert not strays


def test_every_snippet_was_included(pages):
    """No include mark is left over, and no code block is empty."""
    left = [page.url for page in pages if "-8<-" in page.html]
    empty = [page.url for page in pages for block in page.blocks if not block.strip()]

    assert (left, empty) == ([], [])


def test_each_page_describes_itself(pages):
    """Search engines and shared links show a sentence of its own for each."""
    described = [page.description for page in pages if page.path.name == "index.html"]

    assert all(described)
    assert len(set(described)) == len(described)


def is_foreign(url):
    return bool(re.match(r"(?:[a-z]+:)?//", url.strip(), re.IGNORECASE))


def test_no_page_loads_anything_from_another_host(pages, site):
    """Links may lead away; styles, scripts, fonts and pictures stay here."""
    css_url = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)")
    loads = [(page.url, url) for page in pages for url in page.loads]
    loads += [(page.url, url) for page in pages for url in css_url.findall(page.html)]
    for path in site.rglob("*.css"):
        urls = css_url.findall(path.read_text("utf-8"))
        loads += [(path.relative_to(site).as_posix(), url) for url in urls]
    foreign = [(where, url) for where, url in loads if is_foreign(url)]

    assert loads
    assert not foreign


def test_each_link_within_the_book_leads_somewhere(pages, site):
    """Pages, files and headings alike, the notebook's links included."""
    ids = {page.url: page.ids for page in pages}
    broken = []
    for page in pages:
        for link in page.links:
            parts = urlsplit(urljoin(page.url, link))
            if parts.scheme or parts.netloc or page.path.name == "404.html":
                continue
            target = site / unquote(parts.path).lstrip("/")
            if target.is_dir():
                target /= "index.html"
            url = "/" + target.relative_to(site).as_posix()
            known = ids.get(url, ())
            if not target.is_file() or (parts.fragment and parts.fragment not in known):
                broken.append((page.url, link))

    assert not broken


def test_the_notebook_shows_its_recorded_run(pages, site):
    """Whatever machine builds the page: what each cell gave, word by word."""
    (page,) = (page for page in pages if page.url == "/measure/index.html")
    recorded = read_recorded(ROOT / "docs/measure.py")
    outputs = [output for cell in list_code(recorded) for output in cell.outputs]
    printed = [output.text for output in outputs if "text" in output]

    assert len(printed) == 3
    assert set(printed) <= set(page.blocks)
    assert page.html.count('role="img"') == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ms   0.", "ms   1.", "measure.json is no recorded run"),
        ('{\n "code"', '{"code"', ""),  # laid out in another way, it is the same
    ],
)
def test_a_recorded_run_is_sealed(tmp_path, old, new, said):
    """What was edited by hand is not shown."""
    script = copy_notebook(tmp_path)
    kept = script.with_suffix(".json").read_text("utf-8")
    assert old in kept

    script.with_suffix(".json").write_text(kept.replace(old, new, 1), "utf-8")

    assert say_fault(script).startswith(said)
    assert bool(say_fault(script)) == bool(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("TASKS = 8", "TASKS = 9", "the code of measure.py was edited: make measure"),
        ("# This page measures", "# It measures", ""),
    ],
)
def test_a_recorded_run_is_one_of_this_code(tmp_path, old, new, said):
    """What is told about the code can be edited without another run."""
    script = copy_notebook(tmp_path)
    source = script.read_text("utf-8")
    assert old in source

    script.write_text(source.replace(old, new), "utf-8")

    assert say_fault(script) == said


def test_a_notebook_without_a_run_is_not_built(tmp_path):
    script = copy_notebook(tmp_path)
    script.with_suffix(".json").unlink()
    page = SimpleNamespace(abs_src_path=script, abs_dest_path=tmp_path / "p/index.html")

    with pytest.raises(PluginError, match="no recorded run: make measure writes one"):
        notebooks.write_notebook(page)


def copy_notebook(folder):
    for name in ("measure.py", "measure.json"):
        shutil.copy(ROOT / "docs" / name, folder)
    return folder / "measure.py"


def say_fault(script):
    try:
        read_recorded(script)
    except Unrecorded as fault:
        return str(fault)
    return ""


def test_the_notebook_is_offered_as_a_script_and_as_a_notebook(site):
    """What a reader downloads is the page's own source, and its run."""
    script = (ROOT / "docs/measure.py").read_bytes()
    notebook = json.loads((site / "measure/measure.ipynb").read_text("utf-8"))

    assert (site / "measure/measure.py").read_bytes() == script
    assert [cell["id"] for cell in notebook["cells"]][:2] == ["cell-0", "cell-1"]


def test_the_notebook_runs_as_a_script(script):
    """`python docs/measure.py` prints its tables under any start method."""
    assert script.returncode == 0, script.log
    assert "8 tasks that compute" in script.log
    assert "Traceback" not in script.log
