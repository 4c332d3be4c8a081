"""The pages of the book, as the nav of mkdocs.yml lists them, and their addresses."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PUBLIC = "https://example.org/book/"  # where the tests say that it is published
NAV = re.findall(
    r"^ +- .+: (\S+)\.(?:md|py)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M
)


def get_address(name):
    """Return where the page stands below the book's own address."""
    return "" if name == "index" else f"{name}/"
