"""Let one thread at a time use the connection."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock, get_ident
from time import sleep as pause

made = []


class Connection:
    def __init__(self):
        self.thread = get_ident()
        made.append(self)

    def ask(self, number):
        pause(0.3)
        if get_ident() != self.thread:
            raise RuntimeError("made by another thread")
        return number * 10


def runner(number):
    with lock:
        return connection.ask(number)


if __name__ == "__main__":
    connection, lock = Connection(), Lock()
    with ThreadPoolExecutor(max_workers=2) as ex:
        futures = [ex.submit(runner, number) for number in range(4)]
        print([f.result() for f in futures], len(made))
