"""Say what is wrong with how a page shows its scripts: each once, whole, and run."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

from .blocks import ILLUSTRATIVE, INCLUDE, Block
from .check_commands import FORM
from .model import Page, find_command, find_script
from .predictions import find_original
from .problems import Faults

INCLUDED = re.compile(rf'^{INCLUDE} "(?P<script>[^"]+)"\n$')


def check_code(page: Page, block: Block, root: Path) -> Faults:
    """A block of Python shows one script of this page, all of it, and once."""
    script, included = find_script(block), INCLUDED.match(block.body)
    if script and included and script != included["script"]:
        what = f"its title is {script}, but it includes {included['script']}"
        yield block.line, f"a python block that is no example: {what}"
    elif not script or not included:
        yield (
            block.line,
            "a python block that is no example: give it a script as its title, and "
            f"nothing else, and include that script ({FORM}); if it is not to be "
            f"run, say above it <!--{ILLUSTRATIVE}: why--> and write ```py",
        )
    else:
        yield from check_script(page, block, root)


def check_script(page: Page, block: Block, root: Path) -> Faults:
    """The script is there, and no other block or page shows it."""
    path = PurePosixPath(script := find_script(block))
    first = page.scripts[script]
    if first is not block:
        told = f"{script} is shown at line {first.line} already; show it once"
        yield block.line, told
    if f"{path.parent}/" != page.folder:
        told = f"{script} belongs to another page; this one shows the scripts of "
        yield block.line, told + page.folder
    elif not (root / script).is_file():
        yield block.line, f"{script} does not exist"
    if path.stem in sys.stdlib_module_names:
        told = f"{script} would be imported in place of Python's own {path.stem}"
        yield block.line, f"{told}: give it another name"


def check_scripts(page: Page, root: Path) -> Faults:
    """Each script of the chapter is shown, and each that is shown is run."""
    run = set(map(find_command, page.blocks))
    for script, block in page.scripts.items():
        if script not in run:
            yield block.line, f"no command runs {script} ({FORM})"
    for file in sorted((root / page.folder).rglob("*.py")):
        script = file.relative_to(root).as_posix()
        known = any(script.startswith(f"{each.folder}/") for each in page.exercises)
        known = known or (script in run and bool(find_original(script)))
        if script not in page.scripts and not known:
            yield 1, f"no block of this page shows {script} ({FORM})"
