"""Publish each chapter as plain Markdown too, for tools that read.

It stands beside the page, `processes/index.md` by `processes/index.html`: the scripts
in place of their includes, and without the comments that only the proof reads.
"""

import re
from pathlib import Path, PurePath

from mkdocs.utils import get_relative_url, write_file
from proof.marks import read_contract

INCLUDE = re.compile(r'^ *--8<-- "(?P<script>[^"]+)"$', re.M)
NEEDS = re.compile(r"<!-- *(pytest\.mark\.needs\(.*\)) *-->\n")
LINK = re.compile(r"(?<=\]\()[\w./-]+\.(?:md|py)(?=[#)])")
# A block, which is kept as it is, or a comment with the empty line after it.
BLOCK_OR_COMMENT = re.compile(
    r"^(?P<fence> *`{3,})(?:.|\n)*?\n(?P=fence)$|(?<=\n\n)<!--.*-->\n\n|^ *<!--.*-->\n",
    re.M,
)


def on_env(env, config, files):
    """Write them now, when all pages are read and none is written yet."""
    root = Path(config.config_file_path).parent
    for file in files.documentation_pages():
        if file.src_uri.endswith(".md"):
            text = with_links(expanded(file.page.markdown, root), file, files)
            write_file(text.encode(), plain(file, file.abs_dest_path))
    return env


def expanded(text, root):
    """The text with the scripts that it includes, and without its comments.

    Of the marks, only what tells several runs of a script apart is kept, in words.
    """
    text = BLOCK_OR_COMMENT.sub(shown, text)
    return INCLUDE.sub(
        lambda match: (root / match["script"]).read_text("utf-8").rstrip("\n"), text
    )


def shown(match):
    """A block as it is, and what a command needs, in words; of other comments nothing."""
    if match["fence"]:
        return match[0]
    needs = NEEDS.match(match[0])
    return f"{read_contract([needs[1]]).needs.label}:\n\n" if needs else ""


def with_links(text, page, files):
    """The text of a page with links to the plain text of the others."""

    def published(link):
        target = files.get_file_from_path(link[0])
        if target is None:
            return link[0]
        return get_relative_url(plain(target, target.dest_uri), page.url)

    return LINK.sub(published, text)


def plain(file, html):
    """Where the plain text of a page stands, beside its HTML; a notebook's is itself."""
    path = PurePath(html)
    name = "index.md" if file.src_uri.endswith(".md") else PurePath(file.src_uri).name
    return path.with_name(name).as_posix()
