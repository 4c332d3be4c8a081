"""The book outlives its builder and its engine of templates: others give the same."""

import re
from html import unescape
from types import SimpleNamespace as Namespace

import minijinja
import pytest
from building import build_book, finish
from jinja2 import Environment, FunctionLoader
from test_reproducible import differing, files

from tools.site.reading_order import ROOT

OVERRIDES = ROOT / "docs/overrides"
TEMPLATES = [
    path.relative_to(OVERRIDES).as_posix()
    for path in sorted(OVERRIDES.rglob("*"))
    if path.suffix in (".html", ".txt", ".xml")
]
BUILDER = re.compile(rb'<meta name="generator" content="mkdocs-[^,"]+')
# What stands for Material's page: the blocks that ours fill or add to.
BASE = """<!-- {% block site_meta %}site{% endblock %} -->
{% block htmltitle %}{% endblock %}{% block extrahead %}{% endblock %}
{% block header %}<div role="dialog">{% endblock %}
{% block content %}{{ page.content if page else "" }}{% endblock %}
{% block config %}{}{% endblock %}{% block scripts %}<script>{% endblock %}
"""


def test_properdocs_builds_the_same_book(site, tmp_path):
    """Of the two, it is the one that goes on; a page says who built it, of course."""
    built = finish(build_book(tmp_path, builder="properdocs"))
    assert built.returncode == 0, built.log
    assert list(differing(without_builder(site), without_builder(tmp_path))) == []


def without_builder(folder):
    return {path: BUILDER.sub(b"", found) for path, found in files(folder).items()}


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("address", ["", "https://example.org/book/"])
def test_a_stricter_engine_renders_the_same(name, address):
    """MiniJinja, of the successors of Material, has no methods of Python's."""
    facts = describe_book(address)
    loose = Environment(loader=FunctionLoader(load))
    loose.filters["url"] = make_relative
    strict = minijinja.Environment(
        loader=load,
        filters={"url": make_relative},
        auto_escape_callback=lambda name: False,
        pycompat=False,
    )
    for page in (*facts["nav"].pages, None):
        wanted = loose.get_template(name).render(page=page, **facts)
        found = strict.render_template(name, page=page, **facts)
        assert unescape(found) == unescape(wanted)  # it escapes a slash, too


def load(name):
    return BASE if name == "base.html" else (OVERRIDES / name).read_text("utf-8")


def make_relative(address):
    return f"../{address}"


def describe_book(address):
    """Three pages as MkDocs tells templates of them: home, a chapter, the notebook."""
    home = describe_page("index", "<p>Home</p>", address, is_homepage=True)
    chapter = describe_page("processes", "<div data-run></div>", address)
    notebook = describe_page("measure", "<p>Measured</p>", address, plain="measure.py")
    learn = Namespace(title="Learn", children=[chapter])
    play = Namespace(title="Play", children=[notebook])
    chapter.parent, notebook.parent = learn, play
    config = Namespace(
        site_name="The book",
        site_description="Of <scripts>",
        site_url=address,
        extra=Namespace(zip="book.zip" if address else "", run=True),
    )
    nav = Namespace(items=[home, learn, play], pages=[home, chapter, notebook])
    return {"config": config, "nav": nav}


def describe_page(name, content, address, plain="index.md", is_homepage=False):
    meta = {"description": f"About {name}", "plain": f"{name}/{plain}"}
    more = {"styles": [f"assets/{name}.css"], "scripts": [f"assets/{name}.js"]}
    return Namespace(
        title=f"<em>{name}</em>",
        content=content,
        url=f"{name}/",
        canonical_url=address and f"{address}{name}/",
        is_homepage=is_homepage,
        meta=meta if is_homepage else meta | more,
        parent=None,
    )
