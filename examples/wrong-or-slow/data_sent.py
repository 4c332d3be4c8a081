"""Send with each call the data that it works on."""

import pickle
from concurrent.futures import ProcessPoolExecutor


def runner(data):
    return data.count(b"1")


if __name__ == "__main__":
    parts = [b"0" * 5_000_000, b"1" * 5_000_000]
    with ProcessPoolExecutor(max_workers=1) as executor:
        print("Found:", list(executor.map(runner, parts)))
    sizes = [len(pickle.dumps(part)) for part in parts]
    print("Sent:", sum(sizes), "bytes")
