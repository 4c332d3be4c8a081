"""Ask many databases one question, and name those that fail."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

QUERY = (
    "select count(*) from sale a join sale b on a.price < b.price"
)


def ask(path):
    with closing(sqlite3.connect(path, timeout=10)) as connection:
        return connection.execute(QUERY).fetchone()[0]


def ask_all(paths):
    answers, errors = {}, {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(ask, path): path for path in paths}
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if error := future.exception():
                    errors[futures[future]] = error
                else:
                    answers[futures[future]] = future.result()
                print(f"{done} of {len(futures)} databases")
        except KeyboardInterrupt:
            print("Stopped by Ctrl-C")
            pool.shutdown(cancel_futures=True)
    return answers, errors


# From here on: databases to try it on.
def write_database(path, sales):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table sale (price)")
        prices = [[price] for price in range(sales)]
        connection.executemany(
            "insert into sale values (?)", prices
        )


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"shop {n}.db") for n in range(6)]
        for number, path in enumerate(paths):
            write_database(path, 2_000 + number)
        paths[3].write_text("This is no database of SQLite.")
        answers, errors = ask_all(paths)
    for path in sorted(answers):
        print(f"{path.stem}: {answers[path]}")
    for path, error in errors.items():
        print(f"Failed: {path.stem}: {error}")
