"""Use a connection in a thread that has not made it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor


def runner(number):
    query = connection.execute("select ? * ?", (number, number))
    return query.fetchone()[0]


if __name__ == "__main__":
    connection = sqlite3.connect(":memory:")
    with ThreadPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(runner, 4).result())
