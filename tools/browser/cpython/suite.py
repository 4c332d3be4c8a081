"""CPython's own tests, of the version that the browser's interpreter is of."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from proof.run.interpreters import find

from ..recorder import read_version

VARIABLE = "CPYTHON_TESTS"  # a folder that holds the package `test`
MODULES = (
    "test_queue",
    "test_threading",
    "test_concurrent_futures.test_as_completed",
    "test_concurrent_futures.test_deadlock",
    "test_concurrent_futures.test_future",
    "test_concurrent_futures.test_init",
    "test_concurrent_futures.test_interpreter_pool",
    "test_concurrent_futures.test_process_pool",
    "test_concurrent_futures.test_shutdown",
    "test_concurrent_futures.test_thread_pool",
    "test_concurrent_futures.test_wait",
    "test_multiprocessing_spawn.test_manager",
    "test_multiprocessing_spawn.test_misc",
    "test_multiprocessing_spawn.test_processes",
    "test_multiprocessing_spawn.test_threads",
)
# What these modules import of the package, beside themselves.
NEEDED = (
    "__init__.py",
    "_test_multiprocessing.py",
    "lock_tests.py",
    "test_queue.py",
    "test_threading.py",
    "mp_*.py",
    "support/**/*.py",
    "test_importlib/__init__.py",
    "test_importlib/metadata/*.py",
    "test_concurrent_futures/*.py",
    "test_multiprocessing_spawn/*.py",
)
STDLIB = "import sysconfig; print(sysconfig.get_path('stdlib'))"


def find_suite() -> Path | None:
    """The folder that holds the package `test`, None where there is none."""
    return next((folder for folder in list_folders() if holds(folder)), None)


def list_folders() -> Iterator[Path]:
    """That which was named, or those of the Pythons of the browser's minor version."""
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    minor = int(read_version().split(".")[1])
    for each in reversed(find()):
        if each.version.minor == minor:
            command = [each.path, "-c", STDLIB]
            found = subprocess.run(command, capture_output=True, text=True, check=True)
            yield Path(found.stdout.strip())


def holds(folder: Path) -> bool:
    """Debian, for one, packs the library without the tests."""
    return (folder / "test/test_queue.py").exists()


def read_suite(folder: Path) -> dict[str, str]:
    """The sources that the modules need, by their paths."""
    test = folder / "test"
    files = sorted({file for pattern in NEEDED for file in test.glob(pattern)})
    return {
        f"test/{f.relative_to(test).as_posix()}": f.read_text("utf-8") for f in files
    }
