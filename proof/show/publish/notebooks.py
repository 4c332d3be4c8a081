"""Let the notebook page show the run that was recorded; a build executes nothing.

The script and its run become one notebook, which mkdocs-jupyter renders in the
script's place. It is published beside the page, and so is the script.
"""

from pathlib import Path

import jupytext
from mkdocs.exceptions import PluginError

from proof.show.notebook import Unrecorded, read_recorded


def on_files(files, config):
    """After mkdocs-jupyter has found its files, and before it reads them."""
    for file in files:
        if file.src_uri.endswith(".py") and file.is_documentation_page():
            file.abs_src_path = write_notebook(file)
    return files


def write_notebook(file):
    """Write the notebook beside its page, and return where."""
    script = Path(file.abs_src_path)
    written = Path(file.abs_dest_path).with_name(f"{script.stem}.ipynb")
    written.parent.mkdir(parents=True, exist_ok=True)
    try:
        jupytext.write(read_recorded(script), written)
    except Unrecorded as fault:
        raise PluginError(str(fault)) from None
    return str(written)
