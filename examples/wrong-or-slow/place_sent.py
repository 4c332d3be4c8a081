"""Send with each call the place of the data that it works on."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def runner(place):
    path, start = place
    with path.open("rb") as file:
        file.seek(start)
        return file.read(5_000_000).count(b"1")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder, "data")
        path.write_bytes(b"0123456789" * 1_000_000)
        parts = [(path, 0), (path, 5_000_000)]
        with ProcessPoolExecutor(max_workers=1) as executor:
            print("Found:", sum(executor.map(runner, parts)))
    print(
        "Sent:", sum(len(pickle.dumps(p)) for p in parts), "bytes"
    )
