"""A notebook page: its script, and the run of it that the page shows.

`docs/measure.py` is a script and a notebook at once, whose cells Jupytext knows.
`docs/measure.json` holds what each cell gave when the page was recorded, and a digest
of the code that gave it; so a sentence can be edited without another run.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jupytext
import nbformat

from ..run.seal import add_seal, is_sealed

Notebook = Any  # of nbformat, which has no types


class Unrecorded(Exception):
    """A notebook has no run that its page could show; the text names the cure."""


def read_script(script: Path) -> Notebook:
    """The notebook of a script; its cells are named by their places, not by chance."""
    notebook = jupytext.read(script)
    for place, cell in enumerate(notebook.cells):
        cell.id = f"cell-{place}"
    return notebook


def read_recorded(script: Path) -> Notebook:
    """The notebook of a script with what its cells gave; raise Unrecorded."""
    notebook, file = read_script(script), get_recording(script)
    stored = json.loads(file.read_text("utf-8")) if file.exists() else {}
    if not is_sealed(stored):
        raise Unrecorded(f"{file.name} is no recorded run: make measure writes one")
    if stored["code"] != digest_code(notebook):
        raise Unrecorded(f"the code of {script.name} was edited: make measure")
    for cell, outputs in zip(list_code(notebook), stored["outputs"], strict=True):
        cell.outputs = [nbformat.from_dict(output) for output in outputs]
    return notebook


def write_recorded(script: Path, executed: Notebook) -> None:
    """Keep what the cells of a notebook gave, for its page to show."""
    outputs = [list(map(shorten, cell.outputs)) for cell in list_code(executed)]
    stored = add_seal({"code": digest_code(executed), "outputs": outputs})
    text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
    get_recording(script).write_text(text, "utf-8", newline="\n")


def shorten(output: Notebook) -> Notebook:
    """An output less the text for those who cannot show its HTML: an address."""
    if "text/html" in output.get("data", {}):
        return {**output, "data": {"text/html": output.data["text/html"]}}
    return output


def get_recording(script: Path) -> Path:
    return script.with_suffix(".json")


def list_code(notebook: Notebook) -> list[Notebook]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def join_code(notebook: Notebook) -> str:
    """What is run, without what is told about it."""
    return "\n".join(cell.source for cell in list_code(notebook))


def digest_code(notebook: Notebook) -> str:
    """The SHA-256 of what is run."""
    return hashlib.sha256(join_code(notebook).encode()).hexdigest()
