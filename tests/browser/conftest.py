"""A page beside the machine, which several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from proof.show.publish.machine import assemble
from tools.browser.page import open_machine
from tools.browser.recorder import PREPARE, find_browser
from tools.browser.snapshot import put_snapshot


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An empty page whose `machine` is prepared.

    It is closed before the tests of the site open theirs: Playwright runs once at a
    time in a thread.
    """
    if not find_browser():
        pytest.skip("no Chromium on this machine, or no interpreter for it")
    folder = tmp_path_factory.mktemp("machine")
    assemble(folder)
    put_snapshot(folder)
    with open_machine(folder) as page:
        page.set_default_timeout(0)
        page.evaluate(PREPARE)
        yield page
