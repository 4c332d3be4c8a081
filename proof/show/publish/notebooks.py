"""Give the notebooks of a build temporary files of their own, and remove them.

A kernel is ended before Python can remove the folder that `multiprocessing` keeps
for a fork server's socket, so each build would leave one behind.
"""

import os
import tempfile
from typing import Any

# What `tempfile` looks at, on each system; kernels inherit it.
NAMES = ("TMPDIR", "TEMP", "TMP")
kept: dict[str, Any] = {}


def on_pre_build(config):
    kept["names"] = {name: os.environ.get(name) for name in NAMES}
    kept["folder"] = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    os.environ.update(dict.fromkeys(NAMES, kept["folder"].name))


def on_post_build(config):
    clean_up()


def on_build_error(error):
    clean_up()


def clean_up():
    """Remove the folder, and let later programs use the one of before."""
    if folder := kept.pop("folder", None):
        folder.cleanup()
        for name, value in kept.pop("names").items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
