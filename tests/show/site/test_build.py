"""What the built files hold, read without a browser."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

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


def test_the_notebook_was_executed(pages, site):
    """Its tables and bars are there, and no cell complained."""
    (page,) = (page for page in pages if page.url == "/measure/index.html")
    outputs = "\n".join(page.blocks)

    assert "pool of 1 thread" in outputs
    assert "8 tasks that compute\nworkers" in outputs
    assert page.html.count('role="img"') == 2
    assert "Traceback" not in page.html
    assert "jupyter.stderr" not in page.html


def test_the_notebook_is_offered_as_a_script(site):
    """What a reader downloads is the page's own source."""
    assert (site / "measure/measure.py").read_bytes() == (
        ROOT / "docs/measure.py"
    ).read_bytes()


def test_the_notebook_runs_as_a_script(script):
    """`python docs/measure.py` prints its tables under any start method."""
    assert script.returncode == 0, script.log
    assert "8 tasks that compute" in script.log
    assert "Traceback" not in script.log
