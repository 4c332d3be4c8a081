"""Publish the book's own scripts and style sheets without their comments.

They say why the code is so to who changes it, in `docs/assets/`, and are a sixth of
what each first visit would fetch of it.
"""

import re
from pathlib import Path

# Each on lines of its own, so that none of it can be text or an address.
LINES = re.compile(r"^[ ]*//.*\n", re.MULTILINE)
BLOCKS = re.compile(r"^[ ]*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)


def on_post_build(config):
    for file in Path(config.site_dir).glob("assets/*.*"):
        comment = {".js": LINES, ".css": BLOCKS}.get(file.suffix)
        if comment:
            file.write_text(comment.sub("", file.read_text("utf-8")), "utf-8")
