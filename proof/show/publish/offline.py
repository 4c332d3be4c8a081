"""Let a copy of the book work from a disk, where a browser opens no module.

Material's plugin `offline` names each page by its file and puts the search index into
a script. It would fetch from another host what stands in for a worker; ours does not.
"""

from pathlib import Path

WORKER = "assets/iframe-worker.js"


def is_offline(config):
    return config.plugins["material/offline"].config.enabled


def on_config(config):
    if is_offline(config):
        config.extra["polyfills"] = [WORKER]
    return config


def on_post_build(config):
    """Let each script keep its names to itself, as if it were a module."""
    for script in Path(config.site_dir).glob("assets/*.js"):
        text = script.read_text("utf-8")
        script.write_text(f'(() => {{\n"use strict";\n{text}}})();\n', "utf-8")
