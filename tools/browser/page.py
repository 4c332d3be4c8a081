"""Serve a folder to a browser on this machine, and open it there."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.site import chromium

EMPTY = "<!doctype html><title>Machine</title>"


class Quiet(SimpleHTTPRequestHandler):
    # What a system's own table may not know, and a module or WebAssembly must have.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *args: object) -> None:
        pass


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of the folder, which is served until the end."""
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def open_machine(folder: Path) -> Iterator[Page]:
    """An empty page beside the machine that was assembled in this folder."""
    (folder / "empty.html").write_text(EMPTY, "utf-8")
    with serve(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_path(), args=chromium.FLAGS
        )
        page = browser.new_page()
        page.goto(f"{address}empty.html")
        try:
            yield page
        finally:
            browser.close()
