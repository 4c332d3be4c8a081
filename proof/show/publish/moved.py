"""Let old addresses lead to the new places that docs/moved.txt gives them.

Each of its lines names an old and a new place, of a section or of a script:

    processes#three-start-methods processes-in-depth#three-start-methods
    processes/start_methods processes-in-depth/start_methods

An element with the old id stays on the old page, before a link that leads on; with
JavaScript, book.js goes on at once. A script stays at the address of its download.
"""

import re
from pathlib import Path
from typing import NamedTuple

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from proof.page.examples import make_ident

PLACE = re.compile(r"(?P<page>[\w-]+)(?:#(?P<anchor>[\w.-]+)|/(?P<script>\w+))")
HEADING = re.compile(r'<h[2-6] [^>]*?id="([^"]+)"')


class Place(NamedTuple):
    """A section or a figure of a page, `processes` for instance, by its id."""

    page: str
    anchor: str
    script: str = ""  # examples/processes/join.py


class Move(NamedTuple):
    """A line of the list; `where` names it for a message."""

    where: str
    old: Place
    new: Place


def on_files(files, config):
    root = Path(config.config_file_path).parent
    for _, old, new in read_moves(config):
        if old.script and not (root / old.script).exists():
            source = str(root / new.script)
            files.append(File.generated(config, old.script, abs_src_path=source))
    return files


def on_env(env, config, files):
    """Leave the old ids behind, now that all pages are read and none is written."""
    pages = {
        file.src_uri.removesuffix(".md"): file.page
        for file in files.documentation_pages()
        if file.src_uri.endswith(".md")
    }
    found = read_moves(config)
    root = Path(config.config_file_path).parent
    if wrong := [f"{m.where}: {w}" for m in found if (w := find_fault(m, pages, root))]:
        raise PluginError("\n".join(wrong))
    for move in found:
        leave_behind(move, pages)
    return env


def read_moves(config):
    """Every line of the list; its comments begin with a #."""
    file = Path(config.docs_dir) / "moved.txt"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    found: dict[Place, Move] = {}
    for number, line in enumerate(lines, 1):
        where = f"docs/{file.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split()
        places = [match for word in words if (match := PLACE.fullmatch(word))]
        kinds = {match.lastgroup for match in places}
        if not len(words) == len(places) == 2 or len(kinds) > 1:
            cure = (
                "write two places, page#section page#section or page/script page/script"
            )
            raise PluginError(f"{where}: {cure}")
        old, new = map(read_place, places)
        if old in found:
            raise PluginError(f"{where}: {found[old].where} moves it already: keep one")
        found[old] = Move(where, old, new)
    return list(found.values())


def read_place(match):
    page, script = match["page"], match["script"]
    if script is None:
        return Place(page, match["anchor"])
    return Place(page, make_ident(f"{page}/{script}"), f"examples/{page}/{script}.py")


def find_fault(move, pages, root):
    """Why a line leads nowhere, with the cure, or an empty text."""
    _, old, new = move
    for one in (old, new):
        if one.page not in pages:
            return f"there is no page {one.page}: name one, or take the line out"
    if has_anchor(pages[old.page], old.anchor) or (root / old.script).is_file():
        return f"{old.page} still has #{old.anchor}: take the line out"
    if not has_anchor(pages[new.page], new.anchor):
        return f"{new.page} has no #{new.anchor}: name the place that it has now"
    if find_spot(move, pages) is None:
        return f"no link on {old.page} leads to {new.page}: write one"
    return ""


def has_anchor(page, anchor):
    return f' id="{anchor}"' in page.content


def leave_behind(move, pages):
    """Put an element with the old id where a reader finds the way to the new one."""
    page, at = pages[move.old.page], find_spot(move, pages)
    address = get_relative_url(pages[move.new.page].url, page.url)
    mark = (
        f'<span id="{move.old.anchor}" data-moved="{address}#{move.new.anchor}"></span>'
    )
    page.content = page.content[:at] + mark + page.content[at:]


def find_spot(move, pages):
    """Before the link to the new place, or to its section, or else to its page.

    What moved within its page has the old id just before it.
    """
    page, new = pages[move.old.page], pages[move.new.page]
    address = re.escape(get_relative_url(new.url, page.url))
    sections = HEADING.findall(new.content.partition(f' id="{move.new.anchor}"')[0])
    ends = (f"#{move.new.anchor}", *(f"#{s}" for s in sections[-1:]), '[^"]*')
    wanted = [rf'<a [^>]*href="{address}{end}"' for end in ends]
    if page is new:
        wanted = [rf'<[^<>]* id="{move.new.anchor}"']
    found = (re.search(each, page.content) for each in wanted)
    return next((match.start() for match in found if match), None)
