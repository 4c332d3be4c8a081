"""Let the thread with the connection write what others found."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import sleep as pause


def runner(number):
    pause(0.5)
    return number, number * number


if __name__ == "__main__":
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table squares (number, square)")
        insert = "insert into squares values (?, ?)"
        with ThreadPoolExecutor(max_workers=3) as executor:
            for row in executor.map(runner, range(6)):
                connection.execute(insert, row)
        query = connection.execute(
            "select sum(square) from squares"
        )
        print("Sum:", *query.fetchone())
