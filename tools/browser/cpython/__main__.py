"""Run CPython's own tests of what the browser's machine does: `make cpython`.

Or those of some modules, classes or methods: `python -m tools.browser.cpython
test_queue`. Prints a table of the modules, and exits with 1 where a test did what
`expected.txt` does not expect of it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..machine import open_machine
from ..recorder import NO_BROWSER, find_browser, read_version
from .expected import FILE, Line, compare, compare_whole, count, judge, read_lines
from .runs import run_tests
from .suite import MODULES, VARIABLE, find_suite, read_suite

VERDICTS = ("passes", "fails", "cannot", "skips")


def main(names: Sequence[str]) -> int:
    if not find_browser():
        sys.exit(NO_BROWSER)
    folder = find_suite()
    if not folder:
        sys.exit(describe_wanted())
    lines = read_lines(FILE.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as place, open_machine(Path(place)) as page:
        files = read_suite(folder)
        told = [run(page, files, name, lines) for name in names or MODULES]
    return int(any(told))


def run(page: Any, files: dict[str, str], name: str, lines: Sequence[Line]) -> bool:
    """Print what became of these tests; whether anything of it was not expected."""
    found = run_tests(page, files, [name])
    odd = [test for test, _ in compare(found, lines)]
    if odd:  # a busy machine alone can have done that
        found |= run_tests(page, files, odd)
    problems = [f"{test}: {what}" for test, what in compare(found, lines)]
    if name in MODULES:
        problems += compare_whole(found, lines)
    for module, counts in count(judge(found, lines)).items():
        told = ", ".join(f"{counts[each]} {each}" for each in VERDICTS if counts[each])
        print(f"{module}: {told}", flush=True)
    print(*(f"  {each}" for each in problems), sep="\n", end="\n" * bool(problems))
    return bool(problems)


def describe_wanted() -> str:
    version = read_version().rpartition(".")[0]
    return (
        f"no Python {version} of this machine has its own tests: unpack the sources of"
        f" one, or Debian's libpython{version}-testsuite beside its libpython, and name"
        f" the folder that holds the package `test` in {VARIABLE}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
