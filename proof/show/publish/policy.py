"""Let the pages work where a host lets them load only what is its own.

Under the policy `default-src 'self'` no script runs that stands in a page, and no
picture is shown that stands in a style sheet: Material has some of either. Each gets
a file of its own. A script stays where it was and holds up the page as before, so
that a page never flashes in the wrong colours.
"""

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.utils import normalize_url, write_file

from proof.show.publish.offline import is_offline

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FOLDER = "assets/javascripts/inline"
# Where the book begins, seen from the page, and seen from the script: the same in all.
FROM_PAGE = re.compile(r'new URL\("[./]*",location\)')
FROM_SCRIPT = 'new URL("../../..",document.currentScript.src)'
PICTURE = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,([^"]*)"\)')
ESCAPED = re.compile(r"\\([0-9a-f]{1,6}) ?")  # a character of a style sheet


def on_post_page(output, page, config):
    return move_scripts(output, config, page)


def on_post_template(output, template_name, config):
    return move_scripts(output, config) if template_name == "404.html" else output


def move_scripts(html, config, page=None):
    """The page with its scripts in files."""
    base = urlsplit(config.site_url or ".").path  # for a page that can be anywhere

    def moved(script):
        text = FROM_PAGE.sub(FROM_SCRIPT, script[1].strip())
        path = f"{FOLDER}/{name(text)}.js"
        write_file(text.encode(), f"{config.site_dir}/{path}")
        return f'<script src="{normalize_url(path, page, base)}"></script>'

    return SCRIPT.sub(moved, html)


def on_post_build(config):
    if is_offline(config):  # from a disk a picture that masks is shown only so
        return
    for sheet in Path(config.site_dir).glob("assets/stylesheets/*.css"):
        css = sheet.read_text("utf-8")
        sheet.write_text(move_pictures(css, sheet.parent), "utf-8")


def move_pictures(css, folder):
    """The style sheet with its pictures in files beside it."""

    def moved(picture):
        svg = ESCAPED.sub(lambda code: chr(int(code[1], 16)), unquote(picture[1]))
        file = folder / f"{name(svg)}.svg"
        file.write_text(svg, "utf-8")
        return f'url("{file.name}")'

    return PICTURE.sub(moved, css)


def name(text):
    """One for each text, whatever Material calls it."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
