"""The list of symptoms: a table, and the expressions that are looked for."""

from __future__ import annotations

import json
import re
from html import unescape

import markdown
import pytest

from proof.show.figure import makeExtension

SECTION = "## {0} {{ #{1} }}\n<!--symptom: {2}-->\n\nText.\n\n"
PAGE = "---\ntitle: All\n---\n\n# All\n\n<!--symptoms: it-hangs it-breaks-->\n"


@pytest.fixture
def drawn(book):
    """The list of two chapters, in HTML."""
    book.page(
        "it-breaks", "# It breaks\n\n" + SECTION.format("Bang", "bang", "</script>")
    )
    hangs = SECTION.format("At join", "join", r"in join\b") + SECTION.format(
        "B", "b", "b"
    )
    book.page("it-hangs", "# It hangs\n\n" + hangs)
    extension = makeExtension(root=str(book.root))
    names = [extension, "tables", "md_in_html", "attr_list", "pymdownx.superfences"]
    return markdown.markdown(PAGE, extensions=names)


def test_each_symptom_has_a_row(drawn):
    rows = re.findall(r'<td><a href="([^"]+)">(.+?)</a></td>\s*<td>(.+?)</td>', drawn)

    assert rows == [
        ("it-hangs.md#join", "At join", "It hangs"),
        ("it-hangs.md#b", "B", "It hangs"),
        ("it-breaks.md#bang", "Bang", "It breaks"),
    ]


def test_its_expression_stands_at_the_place_of_its_row(drawn):
    """As data, which no policy of a host stops, and which cannot end too early."""
    (data,) = re.findall(r'<script type="application/json">(.*?)</script>', drawn)

    assert json.loads(unescape(data)) == [r"in join\b", "b", "</script>"]


def test_the_box_is_hidden_until_its_script_runs(drawn):
    """And all of it is left out of the site's search, which finds the sections."""
    assert '<div class="paste" hidden>' in drawn
    assert re.search(r'<section class="symptoms" data-search-exclude="true">', drawn)
