"""Write elements of HTML and SVG."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..run.recording import Line, Task, Wait

# Elements that have no children: in HTML only these may end as they begin, and
# after any other that does, all that follows on the page would be inside it.
CHILDLESS = {"br", "hr", "img", "input", "wbr"}
CHILDLESS |= {"line", "path", "rect"}  # of SVG, where every element may


def make_element(
    tag: str, *children: str, klass: str = "", **attributes: object
) -> Markup:
    """An element of HTML or SVG; children that are plain text are escaped."""
    if klass:
        attributes["class"] = klass
    text = "".join(
        f' {key.replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    inner = Markup().join(children)
    if inner or tag not in CHILDLESS:
        return Markup(f"<{tag}{text}>{inner}</{tag}>")
    return Markup(f"<{tag}{text}/>")


def say_lineno(done: Line | Task | Wait) -> dict[str, object]:
    """The attribute by which `replay.js` finds the line of code that did this."""
    return {} if done.lineno is None else {"data_lineno": done.lineno}
