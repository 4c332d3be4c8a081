"""One thread writes the rows that all others put into a queue."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep as pause


def find_rows(key):
    for number in range(3):
        pause(0.2)
        rows.put((key, number))


def write_rows(file):
    insert = "insert into found values (?, ?)"
    connection = sqlite3.connect(file)
    with closing(connection), connection:
        connection.execute("create table found (key, number)")
        while (row := rows.get()) is not None:
            connection.execute(insert, row)


if __name__ == "__main__":
    rows = Queue(maxsize=10)
    query = "select key, count(*) from found group by key"
    with TemporaryDirectory() as folder:
        file = Path(folder, "found.db")
        writer = Thread(target=write_rows, args=(file,))
        writer.start()
        with ThreadPoolExecutor(max_workers=4) as ex:
            list(ex.map(find_rows, "abcd"))
        rows.put(None)
        writer.join()
        with closing(sqlite3.connect(file)) as connection:
            print("Rows:", *connection.execute(query))
