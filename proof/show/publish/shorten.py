"""Publish scripts and style sheets as short as esbuild makes them.

What is in `docs/assets/` is for who changes it, and a third of it says nothing to a
browser. Without the packages that npm fetches it is published as it is.
"""

from pathlib import Path

from proof.show.publish.machine import MODULES
from proof.show.publish.run import call_esbuild


def on_post_build(config):
    assets = Path(config.site_dir) / "assets"
    kinds = ("*.css", "*.js", "javascripts/*.js")  # the last of them is the theme's
    files = [str(file) for kind in kinds for file in sorted(assets.glob(kind))]
    if MODULES.exists():
        call_esbuild(*files, f"--outdir={assets}", f"--outbase={assets}")
