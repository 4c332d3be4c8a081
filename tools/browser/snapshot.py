"""Make the snapshot of an interpreter that is ready to become a process.

It is bound to the engine that made it, so it is made in Chromium; a browser that
cannot load it boots without.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from proof.show.publish.machine import MODULES, pack

from .page import open_beside

ROOT = Path(__file__).parents[2]
KEPT = MODULES / "snapshots"
MAKE = """async () => {
    const { Pool } = await import("./process/pool.mjs");
    const pool = new Pool();
    await pool.prepare(0);
    const worker = await pool.boot({ make: true });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([worker.snapshot]));
    link.download = "snapshot.bin";
    link.click();
}"""


def make_snapshot(folder: Path) -> None:
    """Put `snapshot.bin` beside the machine that was assembled in this folder."""
    (folder / "snapshot.bin").unlink(missing_ok=True)
    with open_beside(folder) as page:
        page.set_default_timeout(300_000)
        with page.expect_download() as download:
            page.evaluate(MAKE)
        download.value.save_as(folder / "snapshot.bin")


def put_snapshot(folder: Path) -> None:
    """The same, packed, but that one of this very machine is made only once."""
    kept, made = KEPT / f"{digest(folder)}.gz", folder / "snapshot.bin"
    if not kept.exists():
        make_snapshot(folder)
        keep(pack(made), kept)
        made.unlink()
    shutil.copyfile(kept, folder / "snapshot.bin.gz")


def keep(packed: bytes, kept: Path) -> None:
    """For the next build; those of an interpreter that was are not needed any more."""
    kept.parent.mkdir(exist_ok=True)
    new = kept.with_suffix(f".{os.getpid()}")  # another build may do the same
    new.write_bytes(packed)
    for old in kept.parent.glob("*.gz"):
        old.unlink()
    new.replace(kept)


def digest(folder: Path) -> str:
    """Of all that is in an interpreter before it becomes a process."""
    parts = [
        *sorted((ROOT / "browser/python").glob("*.py")),
        *sorted((ROOT / "proof/run/observer").glob("*.py")),
        folder / "process/boot.mjs",
        *sorted((folder / "pyodide").glob("*.*")),
    ]  # in an order that does not depend on where the folders lie
    found = hashlib.sha256()
    for part in parts:
        found.update(part.read_bytes())
    return found.hexdigest()[:16]
