"""Send each call its part of the data."""

from multiprocessing import Pool
from pickle import dumps

data = bytes(range(256)) * 4_000
size = len(data) // 4


def count(part):
    return part.count(b"a")


def share_out(function, parts):
    sent = sum(len(dumps((function, part))) for part in parts)
    print("Sent:", sent, "bytes")
    with Pool(1) as pool:
        return sum(pool.map(function, parts))


if __name__ == "__main__":
    starts = range(0, len(data), size)
    # TODO: send less, and find as many.
    parts = [data[start : start + size] for start in starts]
    print("Found:", share_out(count, parts))
