"""Send with each call the data that it works on."""

import pickle
from concurrent.futures import ProcessPoolExecutor


def runner(data):
    return data.count(b"1")


if __name__ == "__main__":
    data = b"0123456789" * 1_000_000
    parts = [data[:5_000_000], data[5_000_000:]]
    with ProcessPoolExecutor(max_workers=1) as executor:
        print("Found:", sum(executor.map(runner, parts)))
    print(
        "Sent:", sum(len(pickle.dumps(p)) for p in parts), "bytes"
    )
