"""Explore a script in a process of its own, under any Python."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from .turns import Unexplorable

LIMIT = 60  # seconds; a script that a page can show takes about one


def explore_outside(
    script: Path, python: str, main_plays: bool, by_pauses: bool
) -> dict[str, Any]:
    """The board of a script, or Unexplorable with the reason."""
    place = os.fspath(Path(__file__).parents[2])
    how = ["main"] * main_plays + ["pauses"] * by_pauses
    try:
        done = subprocess.run(
            [python, "-m", "proof.explore", os.fspath(script), *how],
            cwd=place,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": place},
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        raise Unexplorable(f"it was not done after {LIMIT} seconds") from None
    if done.returncode:
        raise Unexplorable((done.stderr.strip().splitlines() or ["it died"])[-1])
    return json.loads(done.stdout)
