"""Make the connection in the call that uses it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing


def runner(number):
    with closing(sqlite3.connect(":memory:")) as connection:
        query = connection.execute("select ? * ?", (number, number))
        return query.fetchone()[0]


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(runner, 4).result())
