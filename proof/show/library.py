"""What the site reads of the book: scripts, recordings, and whether they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ..judge.orders import Board, read_board
from ..judge.proven import MATRIX, find_proven, read_matrix
from ..judge.stored import digest, read_recording
from ..page.examples import Example
from ..run.recording import Recording

ROOT = Path(__file__).parents[2]
BROWSERLESS = "docs/browserless.txt"


class Unproven(ValueError):
    """A claim whose example proves nothing any more."""


def read_unchanged(read: Callable[[Path], Any], file: Path) -> Any:
    """What `read` makes of a file, once for each change of it; None if there is none.

    A page of comparisons, and each page of `make serve`, asks for it again.
    """
    return read_once(read, file, file.stat().st_mtime_ns) if file.exists() else None


@cache
def read_once(read: Callable[[Path], Any], file: Path, changed: int) -> Any:
    return read(file)


def read_source(name: str, root: Path) -> str:
    return (root / f"examples/{name}.py").read_text("utf-8")


def read_run(name: str, root: Path) -> Recording | None:
    return read_unchanged(read_recording, root / f"docs/recordings/{name}.json")


def read_runs(names: Iterable[str], root: Path) -> dict[str, Recording]:
    """Those that there are, by the names of their examples."""
    return {name: run for name in names if (run := read_run(name, root))}


def read_proven(example: Example, root: Path) -> dict[str, list[str]]:
    """The conditions under which the matrix has proven it, by interpreter."""
    kept = read_unchanged(read_matrix, root / MATRIX)
    return find_proven(example, kept, root) if kept else {}


def read_played(name: str, root: Path) -> Board | None:
    """What was played in all orders of an example, if anything."""
    return read_unchanged(read_board, root / f"docs/boards/{name}.json")


def read_browserless(file: Path) -> dict[str, str]:
    """Why some examples cannot run in a browser, by what the book calls them.

    Each line is such as `processes/start_methods@fork: A browser cannot fork.`
    """
    lines = file.read_text("utf-8").splitlines()
    told = [line for line in lines if line.strip() and not line.startswith("#")]
    return dict(line.split(": ", 1) for line in told)


def find_browserless(ident: str, root: Path) -> str:
    """Why a browser cannot run this example, if the book says so."""
    told = read_unchanged(read_browserless, root / BROWSERLESS) or {}
    return told.get(ident, "")


def check_proven(name: str, root: Path) -> None:
    """Raise Unproven for an example without a run, or edited since."""
    script = root / f"examples/{name}.py"
    folder = (root / "docs/recordings" / name).parent
    files = [*folder.glob(f"{script.stem}.json"), *folder.glob(f"{script.stem}@*")]
    cure = f"make record example={name}"
    if not script.exists() or not files:
        raise Unproven(f"a claim is proven by {name}, which has no run: {cure}")
    for file in files:
        if read_unchanged(read_recording, file).script != digest(script):
            raise Unproven(f"a claim is proven by {name}, edited since: {cure}")
