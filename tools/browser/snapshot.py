"""Make the snapshot of an interpreter that is ready to become a process.

It is bound to the engine that made it, so it is made in Chromium; a browser that
cannot load it boots without.
"""

from __future__ import annotations

from pathlib import Path

from .serve import open_machine

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
    with open_machine(folder) as page:
        page.set_default_timeout(300_000)
        with page.expect_download() as download:
            page.evaluate(MAKE)
        download.value.save_as(folder / "snapshot.bin")
