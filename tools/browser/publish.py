"""Publish the snapshot of an interpreter with what runs scripts in a browser.

With it, the first line of a first run comes in less than half the time. It takes a
browser and some seconds to make one, so it is kept for the next build of the same
interpreter, and a machine without a browser builds a book without one.
"""

import hashlib
import os
import shutil
from pathlib import Path

from proof.show.publish.run import MODULES, can_run
from tools.browser.snapshot import make_snapshot
from tools.site import chromium

KEPT = MODULES / "snapshots"


def on_post_build(config):
    folder = Path(config.site_dir) / "run"
    if not can_run(config) or not chromium.find_path():
        return
    kept = KEPT / f"{digest(folder)}.bin"
    if kept.exists():
        shutil.copyfile(kept, folder / "snapshot.bin")
    else:
        make_snapshot(folder)
        (folder / "empty.html").unlink()
        keep(folder / "snapshot.bin", kept)


def keep(made, kept):
    """For the next build; those of an interpreter that was are not needed any more."""
    kept.parent.mkdir(exist_ok=True)
    new = kept.with_suffix(f".{os.getpid()}")  # another build may do the same
    shutil.copyfile(made, new)
    for old in kept.parent.glob("*.bin"):
        old.unlink()
    new.replace(kept)


def digest(folder):
    """Of all that an interpreter is, before it becomes a process."""
    parts = [*folder.glob("process/*.mjs"), *folder.glob("pyodide/*")]
    found = hashlib.sha256((folder / "python.zip").read_bytes())
    for part in sorted(parts):
        found.update(part.read_bytes())
    return found.hexdigest()[:16]
