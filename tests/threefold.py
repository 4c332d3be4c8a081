"""A book of three examples, and pytest processes that prove it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TIMED = '''\
"""One process works for a fifth of a second."""

from concurrent.futures import ProcessPoolExecutor
from time import perf_counter, sleep


def runner():
    print("working")
    sleep(0.2)
    print("done")


if __name__ == "__main__":
    start = perf_counter()
    with ProcessPoolExecutor(1) as pool:
        pool.submit(runner)
    print(f"took {round(perf_counter() - start, 2)} seconds")
'''
ENDLESS = '''\
"""Tell which run this is, and never end."""

import os
from time import sleep

if __name__ == "__main__":
    with open(os.environ["BEGUN"] + ".new", "w") as file:
        file.write(os.environ["PROOF_LOG"])
    os.rename(file.name, os.environ["BEGUN"])
    sleep(60)
'''
MARKS = "took(0.2, 3.0)", "processes(1, at_once=1)"
CONFIGURATION = f"""\
[tool.pytest.ini_options]
addopts = "--codeblocks --strict-markers --strict-config -ra"
pythonpath = [{str(Path(__file__).parents[1])!r}]
testpaths = ["docs"]
"""


def write(book) -> None:
    """Write the book, with transcripts that are empty yet."""
    book.write("conftest.py", 'pytest_plugins = ["proof.plugin.hooks"]\n')
    book.write("pyproject.toml", CONFIGURATION)
    book.script("processes/timed", TIMED)
    timed = book.example("processes/timed", *MARKS, prints="")
    plain = book.example("processes/plain", prints="")
    book.script("processes/plain")
    book.page("processes", f"# Processes\n\n{timed}\n{plain}")
    book.script("threads/plain")
    book.page("threads", f"# Threads\n\n{book.example('threads/plain', prints='')}")


def pytest_command(root: Path, *options: str) -> subprocess.Popen:
    """A pytest process of its own, for what cannot be tried inside this one."""
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", *options],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
