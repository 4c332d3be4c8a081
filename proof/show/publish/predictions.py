"""Publish what readers predict: a small script for each page, fetched by who wants it.

A script, because a page that was opened from a disk may load nothing else.
"""

from pathlib import Path, PurePosixPath

from mkdocs.exceptions import PluginError
from mkdocs.utils import write_file

from proof.judge.stored import find_drawn
from proof.page.model import read_pages
from proof.page.predictions import check_predictions
from proof.show.predict import write_questions


def on_pre_build(config):
    root = find_root(config)
    found = [
        f"{page.path}:{line}: {text}"
        for page in read_pages(root)
        for line, text in [*check_predictions(page.examples), *check_runs(page, root)]
    ]
    if found:
        raise PluginError("\n".join(found))


def check_runs(page, root):
    """Nobody is asked for what was not run."""
    for prediction in page.predictions:
        for example in prediction.choices:
            if not find_drawn(example, root):
                text = f"has no run that fits it: make record {example.ident}"
                yield example.line, f"{example.script} {text}"


def on_post_build(config):
    root = find_root(config)
    for page in read_pages(root):
        if page.predictions:
            name = PurePosixPath(page.path).stem
            text = write_questions(page.predictions, root)
            write_file(text.encode(), f"{config.site_dir}/predict/{name}.js")


def find_root(config):
    return Path(config.config_file_path).parent
