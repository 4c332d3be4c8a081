"""Threads compute together where a library releases the GIL."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter as pc
from time import process_time

text = b"".join(b"%d: %d\n" % (n, n * n) for n in range(300_000))
size = len(text) // 4 + 1


def compress(start):
    return gzip.compress(text[start : start + size], mtime=0)


if __name__ == "__main__":
    starts = range(0, len(text), size)
    in_a_row = list(map(compress, starts))
    start, used = pc(), process_time()
    with ThreadPoolExecutor(max_workers=2) as executor:
        blocks = list(executor.map(compress, starts))
    cores = (process_time() - used) / (pc() - start)
    print(f"Two threads: {cores:.1f} cores busy")
    print("The same blocks:", blocks == in_a_row)
    print("One file:", gzip.decompress(b"".join(blocks)) == text)
