"""Colour a script as the theme does."""

from __future__ import annotations

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer


def colour_lines(source: str) -> list[Markup]:
    """The lines of a script in the theme's colours, within its class `highlight`."""
    formatter = HtmlFormatter(nowrap=True)
    coloured = highlight(source, PythonLexer(stripnl=False), formatter)
    return [Markup(line) for line in coloured.splitlines()]
