"""Prepare the HTML of each page: plain notebooks, and a search that is to the point."""

import os
import re
from html import unescape

# mkdocs-jupyter puts 574 KB of styles and a MathJax from another host before the
# first cell of a notebook; nothing before this is published. The cells become
# blocks like those of every other page, without copy buttons and copies of their own.
CELLS = '<div class="jupyter-wrapper"'
PLAIN = {
    r'<div class="zeroclipboard-container">.*?</clipboard-copy>\s*</div>': "",
    r'<div class="clipboard-copy-txt"[^>]*>.*?</div>': "",
    "<style>.*?</style>": "",
    ' tabindex="0"': "",
    # Nobody looks for the names of its code, and the Tab key stops there, to scroll it.
    "<pre>": '<pre data-search-exclude="true"><code tabindex="0">',
    "</pre>": "</code></pre>",
    'class="anchor-link"': 'class="headerlink" title="Link to this section"',
    "¶</a>": "#</a>",
}
# A browser shows a line break and what stands before the next line as one space, but
# not in code or in a text field. One space is left of it: axe reads a line break alone
# as a part of the word.
KEPT_OR_INDENT = re.compile(r"(<(pre|code|textarea)\b.*?</\2>)|\n\s+", re.DOTALL)
# What a build notes as its time: two of one state of the book are the same bytes.
STAMP = "315532800"


def on_config(config):
    os.environ.setdefault("SOURCE_DATE_EPOCH", STAMP)
    return config


def on_template_context(context, template_name, config):
    """The page for missing addresses finds its base where it is shown."""
    if template_name == "404.html" and not config.site_url:
        context["base_url"] = "."
    return context


def on_page_content(html, page, **_):
    if CELLS in html:
        html = shorten_notebook(html)
        # It has no front matter, so its first paragraph describes it.
        page.meta["description"] = get_first_paragraph(html)
        # It tells how long workers take: what they are is to be read elsewhere.
        page.meta["search"] = {"boost": 0.5}
    return let_code_be_reached(leave_names_plain(exclude_echoes(html)))


def on_post_page(output, **_):
    """Most lines of the theme's templates are empty, and the others far indented."""
    return KEPT_OR_INDENT.sub(lambda found: found[1] or "\n ", output)


def let_code_be_reached(html):
    """Code may be wider than its window: the Tab key stops there, to scroll it."""
    return re.sub(r"(<pre>(?:<span></span>)?<code)>", r'\1 tabindex="0">', html)


def leave_names_plain(html):
    """Names have the colour of the code around them, as spaces have: what says so of
    each is 1 % of what a long page weighs."""
    return re.sub(r'<span class="(?:n|w)">([^<]*)</span>', r"\1", html)


def shorten_notebook(html):
    """The cells of a notebook alone, marked up like the other pages."""
    cells = html.partition(CELLS)[2]
    for old, new in PLAIN.items():
        cells = re.sub(old, new, cells, flags=re.DOTALL)
    return f'<div class="notebook"{cells}'


def get_first_paragraph(html):
    paragraph = html.partition("<p>")[2].partition("</p>")[0]
    return unescape(re.sub(r"<[^>]*>", "", paragraph)).strip()


def exclude_echoes(html):
    """What a timeline and its caption say is not searched: the transcript says it.

    Nor are the names of scripts that show a claim: a search for one finds its own page.
    """
    unsearched = r'<(svg|figcaption|p class="shown-by")(?=[ >])'
    return re.sub(unsearched, r'<\1 data-search-exclude="true"', html)
