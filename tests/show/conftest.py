"""What the tests of figures share: a page is rendered, an example written."""

from __future__ import annotations

import markdown
import pytest
from rendering import PRINTS, RUN, Tree

from proof.run.recording import Recording


@pytest.fixture
def render(book):
    """A page's source in, its elements out, read as the site reads it."""

    def rendered(source: str) -> Tree:
        html = markdown.markdown(
            source,
            extensions=[
                "proof.show.figure",
                "attr_list",
                "md_in_html",
                "pymdownx.highlight",
                "pymdownx.snippets",
                "pymdownx.superfences",
            ],
            extension_configs={
                "proof.show.figure": {"root": str(book.root)},
                "pymdownx.snippets": {"base_path": [str(book.root)]},
            },
        )
        tree = Tree(html)
        tree.html = html
        return tree

    return rendered


@pytest.fixture
def example(book):
    """The Markdown of an example that was recorded, its script being there too."""

    def written(name: str, *marks: str, run: Recording | None = RUN, **facts) -> str:
        book.script(name)
        if run:
            book.write(f"docs/recordings/{name}.json", run.to_json())
        return book.example(name, *marks, **{"prints": PRINTS, **facts})

    return written
