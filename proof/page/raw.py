"""Find the raw HTML and the pictures of a page, which somebody has drawn by hand.

No run is behind them, so each needs a reason, as a block has that nothing runs:

    <!--illustrative: a test holds the drawing to the rule-->
    <svg …>

Containers of Markdown are none, and HTML within a sentence is read as the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from .blocks import ILLUSTRATIVE, Comment
from .model import Page

INLINE = "a|abbr|b|br|code|em|i|kbd|small|span|strong|sub|sup"
RAW = re.compile(rf"\s*<(?!(?:{INLINE})\b)[a-z]", re.I)
TAG = re.compile(r"<[^>]*>")
PICTURE = re.compile(r"<(?:canvas|iframe|img|object|picture|svg|video)\b|!\[", re.I)


@dataclass(frozen=True)
class Drawn:
    """Raw HTML up to the next blank line, or a line with a picture; and its excuse."""

    line: int
    html: str
    excuse: Comment | None

    @property
    def lines(self) -> range:
        return range(self.line, self.line + self.html.count("\n") + 1)

    @property
    def shows(self) -> bool:
        """Whether a reader sees something of it, as not of a mere container."""
        return bool(PICTURE.search(self.html) or TAG.sub("", self.html).strip())


def find_drawn(page: Page) -> Iterator[Drawn]:
    """All that is drawn by hand on a page, in its order."""
    excuses = {c.line + 1: c for c in page.comments if c.kind == ILLUSTRATIVE}
    last = 0
    for number, line in page.read_prose():
        if number > last and (RAW.match(line) or PICTURE.search(line)):
            rest = takewhile(str.strip, page.lines[number - 1 :])
            html = "\n".join(rest) if RAW.match(line) else line
            found = Drawn(number, html, excuses.get(number))
            last = found.lines[-1]
            if found.shows:
                yield found
