"""What several tests of the machinery share: a book small enough to read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.util import get_temp_dir
from pathlib import Path

import pytest

from proof.page.check import find_problems
from proof.page.model import Page, read_page

SCRIPT = """\
\"\"\"Say that it is done.\"\"\"

if __name__ == "__main__":
    print("done")
"""


@dataclass(frozen=True)
class Book:
    """A book of the test's own, in the folder `root`."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        """Write any file of the book, given by its path from the root."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        return file

    def page(self, chapter: str, text: str) -> Path:
        """Write the page `docs/<chapter>.md`."""
        return self.write(f"docs/{chapter}.md", text)

    def script(self, name: str, source: str = SCRIPT) -> Path:
        """Write the script of an example such as `processes/join`."""
        return self.write(f"examples/{name}.py", source)

    def read(self, chapter: str = "processes") -> Page:
        """The page as the proof reads it."""
        return read_page(self.root / f"docs/{chapter}.md", self.root)

    def problems(self, chapter: str = "processes") -> list[str]:
        """All that is wrong with the page, each as `file:line: text`."""
        return [str(each) for each in find_problems(self.read(chapter), self.root)]

    @staticmethod
    def example(name: str, *marks: str, prints: str = "done\n", title: str = "") -> str:
        """The Markdown of a whole example: code, marks, command, transcript."""
        script = f"examples/{name}.py"
        return (
            f'```python title="{script}"{title}\n--8<-- "{script}"\n```\n\n'
            + "".join(f"<!--pytest.mark.{mark}-->\n" for mark in marks)
            + f"```sh\npython {script}\n```\n"
            + "<!--pytest-codeblocks:expected-output-->\n"
            + f"```text\n{prints}```\n"
        )


@pytest.fixture(scope="session", autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where all temporary files of the tests are, with nothing left at their end."""
    # What pytest and multiprocessing have until they end, they remove themselves.
    tmp_path_factory.getbasetemp()
    get_temp_dir()
    # A short path, because that of a socket may have about a hundred characters.
    folder = tempfile.mkdtemp(dir="/tmp" if os.name == "posix" else None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", folder)
        patch.setattr(tempfile, "tempdir", folder)
        yield
    left = sorted(os.listdir(folder))
    shutil.rmtree(folder)

    assert not left, "tests left this in the temporary directory"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """An empty book in a folder of its own."""
    return Book(tmp_path)
