"""Publish the snapshot of an interpreter with what runs scripts in a browser.

With it, the first line of a first run comes in less than half the time. It takes a
browser and some seconds to make one, so it is kept for the next build of the same
interpreter, and a machine without a browser builds a book without one.
"""

from pathlib import Path

from proof.show.publish.run import can_run
from tools.browser.snapshot import put_snapshot
from tools.site import chromium


def on_post_build(config):
    if can_run(config) and chromium.find_path():
        put_snapshot(Path(config.site_dir) / "run")
