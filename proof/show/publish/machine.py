"""Assemble what runs in the reader's browser: the machine of Run it here."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import markupsafe
import packaging

ROOT = Path(__file__).parents[3]
BROWSER = ROOT / "browser"
MODULES = BROWSER / "node_modules"  # what npm has fetched
INTERPRETER = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
PACKED = "pyodide.asm.wasm"
# What judges and shows a run; who proves a book, or watches a script, is not needed.
ROOMS = ("proof/contract", "proof/page", "proof/run", "proof/judge", "proof/show")
EPOCH = (2020, 1, 1, 0, 0, 0)  # of all files in the archive: the same bytes each time


def assemble(folder: Path) -> None:
    """Put the machine into `folder`, with the interpreter that npm has fetched."""
    (folder / "pyodide").mkdir(parents=True, exist_ok=True)
    for name in INTERPRETER:
        shutil.copyfile(MODULES / "pyodide" / name, folder / "pyodide" / name)
    packed = folder / "pyodide" / f"{PACKED}.gz"
    packed.write_bytes(pack(MODULES / "pyodide" / PACKED))
    for file in sorted(BROWSER.rglob("*.mjs")):
        place = folder / file.relative_to(BROWSER)
        if "node_modules" not in file.parts:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    write_archive(folder / "python.zip")


def pack(file: Path) -> bytes:
    """The file as small as it travels, which a host may not do for its kind."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


def write_archive(file: Path) -> None:
    """The Python side: what makes processes and threads, and what judges a run."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in list_modules():
            info = zipfile.ZipInfo(name, EPOCH)
            archive.writestr(info, source.read_bytes(), zipfile.ZIP_DEFLATED)


def list_modules() -> Iterator[tuple[str, Path]]:
    for source in sorted((BROWSER / "python").glob("*.py")):
        yield f"_machine/{source.name}", source
    yield "proof/__init__.py", ROOT / "proof/__init__.py"
    for source in (f for room in ROOMS for f in sorted((ROOT / room).rglob("*.py"))):
        if "publish" not in source.parts:  # what only a build does
            yield source.relative_to(ROOT).as_posix(), source
    for package in (packaging, markupsafe):
        folder = Path(str(package.__file__)).parent
        for source in sorted(folder.glob("*.py")):
            yield f"{folder.name}/{source.name}", source
