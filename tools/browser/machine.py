"""Make the machine that runs scripts in a browser, and open a page beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from proof.show.publish.machine import assemble

from .page import open_beside
from .snapshot import put_snapshot


@contextlib.contextmanager
def open_machine(folder: Path) -> Iterator[Page]:
    """A page beside a whole machine, made in this folder; it waits for any length."""
    assemble(folder)
    put_snapshot(folder)
    with open_beside(folder) as page:
        page.set_default_timeout(0)
        yield page
