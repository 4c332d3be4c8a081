"""Publish what boards play by: a small script for each, fetched when it is near.

A script, because a page that was opened from a disk may load nothing else.
"""

from pathlib import Path

from mkdocs.utils import write_file

from proof.judge.orders import read_board
from proof.show.board import write_data


def on_post_build(config):
    stored = Path(config.docs_dir) / "boards"
    for file in sorted(stored.rglob("*.json")):
        name = file.relative_to(stored).with_suffix("").as_posix()
        data = write_data(name, read_board(file))
        write_file(data.encode(), f"{config.site_dir}/boards/{name}.js")
