"""Publish each example's script under the path that it has in the repository.

MkDocs publishes what is below `docs/` only; a reader's download is the very
file that was proven. Of an exercise, what is wrong is proven to be so.
"""

from pathlib import Path

from mkdocs.structure.files import File


def on_files(files, config):
    root = Path(config.config_file_path).parent
    for script in sorted(root.glob("examples/**/*.py")):
        name = script.relative_to(root).as_posix()
        files.append(File.generated(config, name, abs_src_path=str(script)))
    return files
