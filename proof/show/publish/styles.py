"""Publish only those rules of Material's style sheets that the book can use.

The rest is 7 of their 25 KB, compressed, on each first visit; with it the longest pages
would be above the weight that their test allows. A rule goes if its selector names a
class that stands in no page and in no script, or a direction of writing or a palette
that no page says it has; when in doubt, it stays.
"""

import re
from pathlib import Path

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
EMPTY = re.compile(r"[^{};]+\{\}")
CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
# What only a page says of itself, whatever a script does.
SETTING = re.compile(r'\b(dir|data-md-color-\w+)="?([\w-]+)')
ARGUMENT = re.compile(r"\([^()]*\)")  # of a pseudo-class
ATTRIBUTE = re.compile(r"\[[^]]*\]")
COMMA = re.compile(r",(?![^(]*\))")


def on_post_build(config):
    site = Path(config.site_dir)
    pages = [read_text(page) for page in site.rglob("*.html")]
    scripts = [read_text(script) for script in site.rglob("*.js")]
    words = find_all(r"[\w-]+", pages + scripts)
    settings = find_all(SETTING, pages)
    for sheet in site.glob("assets/stylesheets/*.css"):
        sheet.write_text(remove_rules(read_text(sheet), words, settings), "utf-8")


def read_text(path):
    return path.read_text("utf-8")


def find_all(pattern, texts):
    return set().union(*(re.findall(pattern, text) for text in texts))


def remove_rules(css, words, settings):
    """A style sheet less the rules for classes and settings that are none of these."""

    def shortened(rule):
        selectors, body = rule.groups()
        if selectors.lstrip().startswith("@"):
            return rule[0]
        kept = [o for o in COMMA.split(selectors) if is_possible(o, words, settings)]
        return f"{','.join(kept)}{{{body}}}" if kept else ""

    return EMPTY.sub("", RULE.sub(shortened, css))


def is_possible(selector, words, settings):
    """Whether the classes and settings that an element must have are all known."""
    needed = ARGUMENT.sub("", selector)
    classes = CLASS.findall(ATTRIBUTE.sub("", needed))
    return words.issuperset(classes) and settings.issuperset(SETTING.findall(needed))
