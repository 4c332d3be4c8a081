"""Add up a large CSV file by chunks, and name rows that fail."""

import csv
import signal
from collections import Counter, deque
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory


def ignore_ctrl_c():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def add_up(lines):
    sold, errors = Counter(), []
    for row in csv.DictReader(lines):
        try:
            sold[row["city"]] += int(row["sold"])
        except (TypeError, ValueError) as error:
            errors.append(f"{row['city']}: {error}")
    return sold, errors


def add_up_chunks(path, pool):
    waiting = deque()
    with path.open(encoding="utf-8", newline="") as file:
        head = next(file)
        while lines := list(islice(file, 100_000)):
            waiting.append(pool.submit(add_up, [head, *lines]))
            if len(waiting) == 4:
                yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def add_up_file(path):
    total, failed = Counter(), []
    with ProcessPoolExecutor(2, initializer=ignore_ctrl_c) as pool:
        try:
            for sold, errors in add_up_chunks(path, pool):
                total.update(sold)
                failed += errors
                print("Sold so far:", total.total())
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return total, failed


# From here on: a file to try it on.
if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        path = Path(folder, "sales.csv")
        sales = "Oslo,2\nRome,3\n" * 250_000
        path.write_text(f"city,sold\n{sales}Bern,n/a\n", "utf-8")
        total, failed = add_up_file(path)
    print(*(f"{city}: {sold}" for city, sold in total.items()))
    print("Failed:", *failed)
