"""Record scripts in a browser, as `proof.run.recorder` records them on this machine."""

from __future__ import annotations

import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from proof.contract.needs import NOTHING, Needs
from proof.judge.proven import BROWSER
from proof.run.interpreters import Interpreter
from proof.run.recorder import Stopped, list_conditions
from proof.run.recording import Recording
from proof.show.publish.machine import MODULES
from tools.site import chromium

from .machine import open_machine

NO_BROWSER = "no Chromium on this machine, or no interpreter (make site gets that)"
CROWD = 6  # times its limit that a run may take, for want of its turn
PREPARE = """async () => {
    const { prepare } = await import("./machine.mjs");
    window.machine = await prepare({ warm: 12 });
}"""
RUN = """async ({ files, script, limit, hangs, cpus }) => {
    let timer;
    const told = await new Promise((ended) => {
        const command = ["python", script];
        const run = machine.run({ files, command, hangs, cpus, output() {}, ended });
        const late = `still running after ${limit} s`;
        timer = setTimeout(() => run.stop(late), limit * 1000);
    });
    clearTimeout(timer);
    return told.recording ?? { failed: told.why };
}"""


class BrowserRecorder:
    """Runs scripts in a page, one after the other; several threads may share it."""

    def __init__(self) -> None:
        # Playwright is for the thread that started it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="browser")
        self._open, self._closed = ExitStack(), False
        self._page = self._thread.submit(self._prepare).result()

    def _prepare(self) -> Any:
        folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        page = self._open.enter_context(open_machine(folder))
        page.evaluate(PREPARE)
        return page

    def record(
        self,
        script: str,
        folder: Path,
        limit: float,
        needs: Needs = NOTHING,
        hangs: bool = False,
    ) -> Recording:
        """Run `script`, a path from `folder`, as `Recorder.record` does."""
        if self._closed:
            raise Stopped
        order = {
            "files": read_files(folder, script),
            "script": script,
            "limit": limit * CROWD,
            "hangs": hangs,
            "cpus": needs.cpus or os.cpu_count(),
        }
        found = self._thread.submit(self._page.evaluate, RUN, order).result()
        if "failed" in found:
            raise RuntimeError(found["failed"])
        recording = Recording.from_data(found)
        return replace(recording, where=recording.where | list_conditions(needs))

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._thread.submit(self._open.close).result()
            self._thread.shutdown()


def read_files(folder: Path, script: str) -> dict[str, str]:
    """The script and the modules beside it, by their paths."""
    beside = sorted((folder / script).parent.glob("*.py"))
    return {f.relative_to(folder).as_posix(): f.read_text("utf-8") for f in beside}


def find_browser() -> list[Interpreter]:
    """The interpreter that runs in this machine's Chromium, if there are both."""
    if not MODULES.exists() or not chromium.find_path():
        return []
    about = {
        "python": read_version(),
        "implementation": "CPython",
        "gil": True,
        "system": BROWSER,
        "machine": "wasm32",
        "cores": os.cpu_count(),
        "start_method": "spawn",
        "start_methods": ["spawn"],
        "packages": [],
    }
    return [Interpreter("chromium", about)]


def read_version() -> str:
    """That of the Python which the package holds."""
    lock = json.loads((MODULES / "pyodide/pyodide-lock.json").read_text("utf-8"))
    return lock["info"]["python"]
