"""A page in HTML, as its elements, and a recorded run that it may show."""

from __future__ import annotations

from html.parser import HTMLParser

from proof.run.recording import Lane, Line, Recording, Task

WHERE = {
    "implementation": "CPython",
    "python": "3.14.1",
    "system": "Linux",
    "cores": 2,
    "gil": True,
    "date": "2026-11-22",
}
LANES = (Lane("main", 0, "MainThread"), Lane("process", 1, "Process-1"))
RUN = Recording(
    (
        Line(0.1, 1, "began 1"),
        Line(0.2, 1, "began 2"),
        Line(1.4, 0, "took 1.25 seconds"),
    ),
    (Task(0.1, 1.3, 1, "runner", "1"),),
    lanes=LANES,
    span=1.4,
    where=WHERE,
)
PRINTS = "".join(f"{line.text}\n" for line in RUN.lines)
VOID = {"br", "hr", "img", "input", "wbr"}


class Tree(HTMLParser):
    """The elements of a page, each with its attributes and its text."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[dict[str, str]] = []
        self.open: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        element = {key: value or "" for key, value in attributes}
        element |= {"tag": tag, "text": ""}
        self.elements.append(element)
        self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        """Outside of a drawing only some elements end so; HTML leaves others open."""
        drawn = any(element["tag"] == "svg" for element in self.open)
        assert drawn or tag in VOID, f"<{tag}/> is still open"
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def of(self, name: str) -> list[dict[str, str]]:
        """The elements of a tag or, with a dot before it, of a class."""
        if name.startswith("."):
            return [e for e in self.elements if name[1:] in e.get("class", "").split()]
        return [e for e in self.elements if e["tag"] == name]
