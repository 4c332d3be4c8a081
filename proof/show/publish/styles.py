"""Publish only those rules of Material's style sheets that the book can use.

The rest is 5 of their 25 KB, compressed, on each first visit; with it the longest page
would have room for one more example below the weight that its test allows. A rule
goes if its selector names a class that stands in no page and in no script; when in
doubt, it stays.
"""

import re
from pathlib import Path

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
EMPTY = re.compile(r"[^{};]+\{\}")
CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
ARGUMENT = re.compile(r"\[[^]]*\]|\([^()]*\)")  # of a pseudo-class, or an attribute
COMMA = re.compile(r",(?![^(]*\))")


def on_post_build(config):
    site = Path(config.site_dir)
    pages = [*site.rglob("*.html"), *site.rglob("*.js")]
    words = set().union(*(re.findall(r"[\w-]+", read_text(page)) for page in pages))
    for sheet in site.glob("assets/stylesheets/*.css"):
        sheet.write_text(remove_rules(read_text(sheet), words), "utf-8")


def read_text(path):
    return path.read_text("utf-8")


def remove_rules(css, words):
    """A style sheet less the rules for classes that are none of these words."""

    def shortened(rule):
        selectors, body = rule.groups()
        if selectors.lstrip().startswith("@"):
            return rule[0]
        kept = [one for one in COMMA.split(selectors) if is_possible(one, words)]
        return f"{','.join(kept)}{{{body}}}" if kept else ""

    return EMPTY.sub("", RULE.sub(shortened, css))


def is_possible(selector, words):
    """Whether the classes that an element must have are all among these words."""
    return words.issuperset(CLASS.findall(ARGUMENT.sub("", selector)))
