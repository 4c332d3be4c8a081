"""Count in each file by itself, then add up: map and reduce."""

from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory


def count_words(path):
    return Counter(path.read_text().split())


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        paths = [Path(folder, str(n)) for n in range(8)]
        for path in paths:
            path.write_text("one fish two fish\n" * 60_000)
        with Pool(2) as pool:
            counts = pool.imap_unordered(count_words, paths)
            total = sum(counts, Counter())
    for word, count in total.items():
        print(f"{word}: {count}")
