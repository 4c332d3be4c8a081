"""Write while another thread is writing, and be locked out."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import sleep as pause


def write(file, number):
    connection = sqlite3.connect(file, timeout=0.4)
    with closing(connection), connection:
        connection.execute("insert into found values (?)", [number])
        writing.set()
        pause(1.2)


if __name__ == "__main__":
    writing = Event()
    with TemporaryDirectory() as folder:
        file = Path(folder, "found.db")
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("create table found (number)")
        with ThreadPoolExecutor(max_workers=2) as ex:
            first = ex.submit(write, file, 1)
            writing.wait()
            second = ex.submit(write, file, 2)
        print("First:", first.exception())
        print("Second:", second.exception())
