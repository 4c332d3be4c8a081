"""What the book gives to search engines, shared links, and tools that read."""

import re
import struct
from html import unescape
from urllib.parse import unquote, urljoin

import pytest

from proof.page.blocks import EXPECTED
from proof.show.publish import pages, plain_text, styles
from proof.show.publish.machine import MODULES
from tools.site.reading_order import NAV, PUBLIC, ROOT, get_address

CHAPTERS = [name for name in NAV if (ROOT / f"docs/{name}.md").is_file()]
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
COMMENT = re.compile(r"^ *// *(.*)$|^ */\*(.*?)\*/$", re.M | re.S)
BLOCK = re.compile(r"^```.*?^```$", re.M | re.S)


def html(site, name):
    return (site / get_address(name) / "index.html").read_text("utf-8")


def markdown(site, name):
    return (site / get_address(name) / "index.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAV)
def test_a_published_page_says_what_it_is(published, name):
    """Its own address, title and description, and a picture that is there."""
    page = unescape(html(published, name))
    facts = dict(META.findall(page))

    assert CANONICAL.findall(page) == [PUBLIC + get_address(name)]
    assert facts["og:url"] == PUBLIC + get_address(name)
    assert facts["og:title"] in re.search("<title>(.*)</title>", page)[1]
    assert facts["og:description"] == facts["description"]
    assert facts["twitter:card"] == "summary_large_image"
    assert (published / facts["og:image"].removeprefix(PUBLIC)).is_file()


def test_each_title_is_its_own(published):
    pages = [html(published, name) for name in NAV]
    pages.append((published / "404.html").read_text("utf-8"))
    titles = [re.search("<title>(.*)</title>", page)[1] for page in pages]

    assert len(set(titles)) == len(titles)


def test_the_picture_of_shared_links_has_the_usual_size():
    head = (ROOT / "docs/assets/card.png").read_bytes()[:24]

    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:]) == (1200, 630)


@pytest.mark.skipif(not MODULES.exists(), reason="npm has fetched no esbuild")
def test_the_books_own_scripts_and_sheets_are_published_short(site):
    """Without what a comment says, and without indentation."""
    own = [*ROOT.glob("docs/assets/*.js"), *ROOT.glob("docs/assets/*.css")]
    for file in own:
        text = file.read_text("utf-8")
        served = (site / "assets" / file.name).read_text("utf-8")
        said = [s for c in COMMENT.findall(text) for s in map(str.strip, c) if s]

        assert len(served) < 0.9 * len(text)
        assert not re.findall("^ ", served, re.M)
        assert not [words for words in said if words in served]


def test_the_sitemap_lists_the_pages(published):
    sitemap = (published / "sitemap.xml").read_text("utf-8")
    robots = (published / "robots.txt").read_text("utf-8")

    assert re.findall("<loc>(.*)</loc>", sitemap) == [
        PUBLIC + get_address(n) for n in NAV
    ]
    assert f"Sitemap: {PUBLIC}sitemap.xml\n" in robots


def test_a_book_without_an_address_claims_none(site):
    """No page of it names a host that may not be its own."""
    facts = [dict(META.findall(html(site, name))) for name in NAV]

    assert not any(CANONICAL.search(html(site, name)) for name in NAV)
    assert not any({"og:url", "og:image"} & set(fact) for fact in facts)
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize("base", ["", PUBLIC])
def test_llms_txt_leads_to_the_text_of_each_page(site, published, base):
    """With what each is about; the notebook's text is its script."""
    folder = published if base else site
    lines = (folder / "llms.txt").read_text("utf-8").splitlines()
    links = [m for m in map(re.compile(r"- \[.+\]\((.+)\): .+").fullmatch, lines) if m]
    paths = [link[1].removeprefix(base) for link in links]

    assert lines[0].startswith("# ")
    assert len(paths) == len(NAV)
    assert all((folder / path).is_file() for path in paths)


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_markdown_of_a_page_holds_its_scripts_in_full(site, name):
    """And none of the marks that only the proof reads."""
    text = markdown(site, name)
    scripts = sorted((ROOT / "examples" / name).glob("*.py"))
    missing = [s.name for s in scripts if s.read_text("utf-8").rstrip() not in text]

    assert text.startswith("# ")
    assert missing == []
    assert "--8<--" not in text
    assert "<!--" not in BLOCK.sub("", text)


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_links_of_the_markdown_hold(site, name):
    """To the Markdown of other pages, with a heading that they have."""
    base = f"/{get_address(name)}index.md"
    links = re.findall(r"\]\((?!https?:)([^)\s]*)", BLOCK.sub("", markdown(site, name)))
    broken = []
    for link in links:
        path, _, heading = unquote(urljoin(base, link)).partition("#")
        target = site / path.lstrip("/")
        page = target.with_suffix(".html")
        if not target.is_file() or (
            heading and f'id="{heading}"' not in page.read_text("utf-8")
        ):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("name", NAV)
def test_a_page_names_its_plain_text(site, name):
    """A tool that reads finds it from the page itself, wherever the book is."""
    (plain,) = re.findall(r'<a rel="alternate" .*href="(.+?)">', html(site, name))

    assert (site / get_address(name) / plain).is_file()


def test_a_comment_within_a_block_is_kept():
    """There it is what the block shows."""
    text = "one\n\n<!--a-->\n\n<!--b-->\n```text\n<!--c-->\n```\n<!--d-->\n\ntwo\n"

    shown = plain_text.expand(text, ROOT)

    assert shown == "one\n\n```text\n<!--c-->\n```\n\ntwo\n"


@pytest.mark.parametrize(
    "block",
    ["```text\n<!--c-->\n````", "````text\n```\n<!--c-->\n````"],
    ids=["more ticks at its end", "a block within a block"],
)
def test_a_block_ends_where_it_ends(block):
    """And what follows it is not lost."""
    text = f"one\n\n{block}\n\n<!--d-->\n\ntwo\n"

    shown = plain_text.expand(text, ROOT)

    assert shown == f"one\n\n{block}\n\ntwo\n"


def test_code_within_a_sentence_opens_no_block():
    """Though it begins the line and has as many ticks."""
    text = "```py``` is a language\n<!--a-->\n\ntwo\n"

    shown = plain_text.expand(text, ROOT)

    assert shown == "```py``` is a language\n\ntwo\n"


def test_the_end_of_a_paragraph_is_kept():
    """Where several comments stand below it."""
    text = "one\n<!--a-->\n<!--b-->\n\ntwo\n"

    assert plain_text.expand(text, ROOT) == "one\n\ntwo\n"


def test_a_comment_within_a_box_goes():
    text = "!!! note\n    one\n    <!--not measured: a-->\n    two\n"

    shown = plain_text.expand(text, ROOT)

    assert shown == "!!! note\n    one\n    two\n"


def test_what_a_command_needs_is_said_in_words():
    """So that several transcripts of one script can be told apart."""
    command = "```sh\npython examples/futures/submit_result.py\n```\n"
    marks = "<!--pytest.mark.needs(cpus=8)-->\n<!--pytest.mark.alone()-->\n"
    transcript = "```text\ndone\n```\n"
    text = f"one\n\n{marks}{command}<!--{EXPECTED}-->\n{transcript}"

    shown = plain_text.expand(text, ROOT)

    assert shown == f"one\n\n8 CPUs:\n\n{command}{transcript}"


def test_what_is_to_be_predicted_is_not_told():
    """A changed script is, as on the page, not there at first."""
    script = "examples/processes/predict/two_processes_join/early_clock.py"
    head = f"<!--predict: so-->\n```sh\npython {script}\n```\n"
    text = f"one\n\n{head}<!--{EXPECTED}-->\n```text\ndone\n```\n\ntwo\n"

    assert plain_text.expand(text, ROOT).split() == ["one", "two"]


def test_only_rules_that_no_page_can_use_go():
    """A class in an argument proves nothing, and neither does an attribute."""
    used = "@media print{.a{b:1}.c .d{b:2}}.a:not(.x),.a[b^='.x']{b:3}e:is(.x,f){b:4}"
    unused = ".x{b:5}.a .x,.x>.c{b:6}@media print{.a.x{b:7}}"
    mixed = "@font-face{b:8}.x,.c{b:9}to{b:10}"

    left = styles.remove_rules(used + unused + mixed, set("acd"), set())

    assert left == used + "@font-face{b:8}.c{b:9}to{b:10}"


def test_only_directions_and_palettes_that_a_page_has_are_kept():
    """Whatever other attributes a script may set."""
    used = "[dir=ltr] .a,[data-md-color-primary=custom]{b:1}:not([dir=rtl])>[c=d]{b:2}"
    unused = ".a,[dir=rtl] .a{b:3}[data-md-color-primary=red][c]{b:4}"
    settings = {("dir", "ltr"), ("data-md-color-primary", "custom")}

    left = styles.remove_rules(used + unused, {"a"}, settings)

    assert left == used + ".a{b:3}"


def test_lines_are_not_indented_but_in_code_and_text_fields():
    """There each space is shown; elsewhere one is, however many there are."""
    code = "<pre><b>if</b>\n  <code>x</code>\n\n  y</pre>"
    field, words = "<textarea>\n  z</textarea>", "<code>a\n  b</code>"

    html = f"<p>\n\n  one\n   {words} two\n</p>\n \n{code}\n   {field}\n"

    assert pages.on_post_page(html) == (
        f"<p>\n one\n {words} two\n</p>\n {code}\n {field}\n"
    )


def test_a_name_in_code_is_marked_up_only_if_it_has_a_colour():
    """Its own text stays, with what stands in it for < and &."""
    code = '<span class="n">a</span><span class="w"> </span><span class="o">&lt;</span>'

    assert pages.leave_names_plain(code) == 'a <span class="o">&lt;</span>'


def test_the_sheets_of_the_theme_are_shortened(site):
    """By what no page has, such as tabs in its header."""
    (sheet,) = site.glob("assets/stylesheets/main.*.css")
    css = sheet.read_text("utf-8")

    assert ".md-search__form" in css
    assert ".md-tabs__item" not in css
