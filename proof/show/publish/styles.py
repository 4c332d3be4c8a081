"""Publish only those rules of Material's style sheets that the book can use.

They weigh 25 KB, compressed, on each first visit, a third of it for parts that no
page has. A rule goes if its selector names a class that stands in no page and in no
script, a custom property if nothing reads it; when in doubt, both stay.
"""

import re
from pathlib import Path

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
EMPTY = re.compile(r"[^{};]+\{\}")
CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
ARGUMENT = re.compile(r"\[[^]]*\]|\([^()]*\)")  # of a pseudo-class, or an attribute
COMMA = re.compile(r",(?![^(]*\))")
PROPERTY = re.compile(r"(?<=[{;])(--[\w-]+):(?:url\([^)]*\)|[^;{}])*;?")
READ = re.compile(r"var\((--[\w-]+)")


def on_post_build(config):
    site = Path(config.site_dir)
    pages = [*site.rglob("*.html"), *site.rglob("*.js")]
    words = set().union(*(re.findall(r"[\w-]+", read_text(page)) for page in pages))
    sheets = list(site.rglob("*.css"))
    for sheet in site.glob("assets/stylesheets/*.css"):
        sheet.write_text(remove_rules(read_text(sheet), words), "utf-8")
    read = words.union(*(READ.findall(read_text(sheet)) for sheet in sheets))
    for sheet in site.glob("assets/stylesheets/*.css"):
        sheet.write_text(remove_properties(read_text(sheet), read), "utf-8")


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


def remove_properties(css, read):
    """A style sheet less the custom properties that are not among those read."""
    return PROPERTY.sub(lambda found: found[0] if found[1] in read else "", css)
