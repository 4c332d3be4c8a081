"""Any number of workers draws the same picture."""

import sys
from multiprocessing import Pool
from pathlib import Path
from struct import pack
from zlib import compress, crc32


def shade(place):
    z, light = 0j, 252
    while light and abs(z) <= 2:
        z, light = z * z + place, light - 4
    return light


def draw_row(y):
    row = (complex(x / 120 - 2.2, y / 120 - 1) for x in range(360))
    return bytes([0, *map(shade, row)])


def make_png(rows):
    png = b"\x89PNG\r\n\x1a\n"
    head = pack(">4sIIBBBBB", b"IHDR", 360, 240, 8, 0, 0, 0, 0)
    data = b"IDAT" + compress(b"".join(rows))
    for block in (head, data, b"IEND"):
        png += pack(">I", len(block) - 4) + block
        png += pack(">I", crc32(block))
    return png


if __name__ == "__main__":
    drawn = set()
    for workers in (1, 2, 3):
        with Pool(workers) as pool:
            drawn.add(make_png(pool.map(draw_row, range(240))))
    print("Different pictures:", len(drawn))
    for name in sys.argv[1:]:
        Path(name).write_bytes(drawn.pop())
