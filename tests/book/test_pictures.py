"""The pictures on a page: each is what its script draws."""

import subprocess
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN = ROOT / "docs/assets/mandelbrot.png"
SCRIPT = ROOT / "examples/computing/picture.py"
START, END = 8 + 25 + 8, 4 + 12  # what a PNG of one block has before and behind it


def read_shades(png: Path) -> bytes:
    """The pixels alone: how zlib packs them depends on the machine."""
    return zlib.decompress(png.read_bytes()[START:-END])


def test_the_picture_is_what_the_script_draws(tmp_path):
    drawn = tmp_path / "drawn.png"
    subprocess.run([sys.executable, SCRIPT, drawn], check=True, timeout=60)

    shown, again = read_shades(SHOWN), read_shades(drawn)

    assert len(shown) == len(again) == 361 * 240
    # A processor may round differently at the edge.
    assert sum(map(int.__ne__, shown, again)) < len(shown) / 100
