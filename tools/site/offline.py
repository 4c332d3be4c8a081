"""Build the book into site/, with a zip of it to read without a network.

In the zip the pages open from a disk, without a server. The site links to it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tools.site.reading_order import ROOT

NAME = "parallel-python-by-example"
FOR_HOSTS = {"404.html", "llms.txt", "robots.txt", "search/search_index.json"}


def main():
    site = ROOT / "site"
    with tempfile.TemporaryDirectory() as folder:
        build(folder, OFFLINE="true", SITE_URL="", ZIP="")
        build(site, ZIP=f"{NAME}.zip")
        pack(Path(folder), site / f"{NAME}.zip")


def build(folder, **variables):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True)


def pack(folder, target):
    """All files in one folder, the same bytes for the same files."""
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and name not in FOR_HOSTS:
                info = ZipInfo(f"{NAME}/{name}")  # which is dated 1980
                info.external_attr = 0o644 << 16
                packed.writestr(info, file.read_bytes(), ZIP_DEFLATED)


if __name__ == "__main__":
    main()
