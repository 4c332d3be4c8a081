"""Send with each call the place of the data that it works on."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def runner(part):
    path, start = part
    with path.open("rb") as file:
        file.seek(start)
        return file.read(5_000_000).count(b"1")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder, "data")
        path.write_bytes(b"0" * 5_000_000 + b"1" * 5_000_000)
        parts = [(path, 0), (path, 5_000_000)]
        with ProcessPoolExecutor(max_workers=1) as executor:
            print("Found:", list(executor.map(runner, parts)))
    sizes = [len(pickle.dumps(part)) for part in parts]
    print("Sent:", sum(sizes), "bytes")
