"""Build the book, and run its scripts, as a reader would: each in a process."""

import os
import subprocess
import sys

from tools.site.reading_order import ROOT


def start(*command, root=ROOT, **variables):
    """Start a Python module or script as a reader would, from the root."""
    ours = {"NO_MKDOCS_2_WARNING": "1"}
    env = os.environ | ours | {"PYTHONUTF8": "1", "SITE_URL": ""} | variables
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=root,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def finish(process, limit=300):
    """Wait for a started command; past the limit, in seconds, it is killed.

    A first build makes the snapshot of an interpreter, in a browser.
    """
    try:
        process.log, _ = process.communicate(timeout=limit)
    finally:
        process.kill()
    return process


def build_book(folder, builder="mkdocs", **variables):
    command = [builder, "build", "--strict", "-f", "mkdocs.yml", "-d", str(folder)]
    return start("-m", *command, **variables)
