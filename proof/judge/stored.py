"""What the book holds of an example's last accepted run, and whether it still fits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from ..page.examples import Example
from ..page.exercises import Exercise, list_given
from ..page.model import Page
from ..page.predictions import is_changed
from ..run.recording import Recording
from .breaches import Breach
from .exercise import compare_start
from .transcript import check_marks, judge_transcript


def digest(script: Path) -> str:
    """The SHA-256 of a script and of what is given to it, on every system the same."""
    whole = b"".join(file.read_bytes() for file in (script, *list_given(script)))
    return hashlib.sha256(whole.replace(b"\r\n", b"\n")).hexdigest()


def read_stored(example: Example, root: Path) -> Recording:
    """Raise OSError, ValueError, TypeError or KeyError where there is none."""
    return read_recording(root / example.recording)


def is_waiting(example: Example, root: Path) -> bool:
    """Whether an example waits for a Python that can run it, and shows no run yet."""
    return not example.transcript and not (root / example.recording).exists()


def list_shown(pages: Iterable[Page], root: Path) -> list[Example]:
    """The examples of these pages that do not wait for their Python.

    Nor for a reader's prediction: a changed script has no figure of its own.
    """
    examples = (example for page in pages for example in page.examples)
    return [e for e in examples if not is_waiting(e, root) and not is_changed(e)]


def read_recording(file: Path) -> Recording:
    """Raise the same errors where the file is no recording."""
    return Recording.from_json(file.read_text("utf-8"))


def find_stale(example: Example, root: Path) -> list[Breach]:
    """Why the page does not show a recording of this very script and contract."""
    return look(example, root)[1]


def find_drawn(example: Example, root: Path) -> Recording | None:
    """The recording that the page draws, None if it is of something else."""
    return look(example, root)[0]


def look(example: Example, root: Path) -> tuple[Recording | None, list[Breach]]:
    """The recording that the page draws, or why there is none."""
    stored, found = look_for(example, root)
    if stored:
        found = judge_transcript(stored, example.promise)
    return None if found else stored, found


def look_for(example: Example, root: Path) -> tuple[Recording | None, list[Breach]]:
    """The recording of this very script, or why there is none."""
    try:
        stored = read_stored(example, root)
    except FileNotFoundError:
        return None, [Breach("it was never recorded")]
    except (ValueError, TypeError, KeyError) as error:
        return None, [Breach(f"{example.recording} is no recording ({error})")]
    if stored.script != digest(root / example.script):
        return None, [Breach("the script was edited after it was recorded")]
    return stored, []


def find_stale_start(exercise: Exercise, root: Path) -> list[Breach]:
    """Why what is stored of a start is not what its page speaks of."""
    start = exercise.start
    stored, found = look_for(start, root)
    if stored is None:
        return found
    changed = list(check_marks(stored, start.contract))
    return changed or compare_start(exercise, stored)
