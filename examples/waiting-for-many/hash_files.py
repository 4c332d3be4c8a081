"""Threads hash files, and equal digests tell equal files."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

CONTENTS = {"ant": b"a", "bee": b"b", "cat": b"c", "dog": b"a"}


def hash_file(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha3_256").hexdigest()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in CONTENTS]
        for path in paths:
            path.write_bytes(CONTENTS[path.name] * 40_000_000)
        with ThreadPoolExecutor(max_workers=2) as ex:
            digests = list(ex.map(hash_file, paths))
    print("Digests:", len(digests), "different:", len(set(digests)))
    for path, digest in zip(paths, digests, strict=True):
        first = paths[digests.index(digest)]
        if first != path:
            print(path.name, "is equal to", first.name)
