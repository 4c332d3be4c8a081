"""Open a page of this machine's browser beside the machine that runs scripts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.site import chromium
from tools.site.serving import serve

EMPTY = "<!doctype html><title>Machine</title>"
NAME = "404.html"  # which the server also answers where a machine has no snapshot


@contextlib.contextmanager
def open_beside(folder: Path) -> Iterator[Page]:
    """An empty page beside the machine that was assembled in this folder."""
    empty = folder / NAME
    empty.write_text(EMPTY, "utf-8")
    with serve(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_path(), args=chromium.FLAGS
        )
        page = browser.new_page()
        page.goto(f"{address}{NAME}")
        try:
            yield page
        finally:
            browser.close()
            empty.unlink()
