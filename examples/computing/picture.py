"""Any number of workers draws the same picture."""

import sys
from multiprocessing import Pool
from pathlib import Path
from struct import pack
from zlib import compress, crc32


def shade(a, b):
    x, y, light = 0.0, 0.0, 252
    while light and x * x + y * y <= 4:
        x, y = x * x - y * y + a, 2 * x * y + b
        light -= 3
    return light


def draw_row(y):
    row = [shade(x / 120 - 2.2, y / 120 - 1) for x in range(360)]
    return bytes([0, *row])


def make_png(rows):
    png = b"\x89PNG\r\n\x1a\n"
    head = pack(">4sIIBBBBB", b"IHDR", 360, 240, 8, 0, 0, 0, 0)
    data = b"IDAT" + compress(rows)
    for block in (head, data, b"IEND"):
        png += pack(">I", len(block) - 4) + block
        png += pack(">I", crc32(block))
    return png


if __name__ == "__main__":
    for workers in (1, 2):
        with Pool(workers) as pool:
            rows = b"".join(pool.map(draw_row, range(240)))
        print(f"{workers} at work: checksum {crc32(rows)}")
    for name in sys.argv[1:]:
        Path(name).write_bytes(make_png(rows))
