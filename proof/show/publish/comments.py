"""Publish the book's own scripts and style sheets without comments and indentation.

Both are for who changes the code, in `docs/assets/`, and are a fifth of what each
first visit would fetch of it. No text of a script goes over the end of its line.
"""

import re
from pathlib import Path

# Each on lines of its own, so that none of it can be text or an address.
LINES = re.compile(r"^[ ]*//.*\n", re.MULTILINE)
BLOCKS = re.compile(r"^[ ]*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
BEFORE = re.compile(r"^\s+", re.MULTILINE)  # what stands before a line, empty lines too


def on_post_build(config):
    for file in Path(config.site_dir).glob("assets/*.*"):
        comment = {".js": LINES, ".css": BLOCKS}.get(file.suffix)
        if comment:
            code = comment.sub("", file.read_text("utf-8"))
            file.write_text(BEFORE.sub("", code), "utf-8")
