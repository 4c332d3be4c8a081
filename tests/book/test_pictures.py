"""The pictures on a page: each is what its script draws."""

import subprocess
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN = ROOT / "docs/assets/mandelbrot.png"
SCRIPT = ROOT / "examples/computing/picture.py"
HEAD = 8 + 25  # bytes that say what it is, and its width and height


def read_picture(png: Path) -> tuple[bytes, bytes]:
    """The head and the pixels: how zlib packs these depends on the machine."""
    data = png.read_bytes()
    return data[:HEAD], zlib.decompress(data[HEAD + 8 : -16])


def test_the_picture_is_what_the_script_draws(tmp_path):
    drawn = tmp_path / "drawn.png"
    subprocess.run([sys.executable, SCRIPT, drawn], check=True, timeout=60)

    assert read_picture(SHOWN) == read_picture(drawn)
