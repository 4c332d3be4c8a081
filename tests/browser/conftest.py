"""A page beside the machine, which several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tools.browser.machine import open_machine
from tools.browser.recorder import NO_BROWSER, PREPARE, find_browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An empty page whose `machine` is prepared.

    It is closed before the tests of the site open theirs: Playwright runs once at a
    time in a thread.
    """
    if not find_browser():
        pytest.skip(NO_BROWSER)
    with open_machine(tmp_path_factory.mktemp("machine")) as page:
        page.evaluate(PREPARE)
        yield page
