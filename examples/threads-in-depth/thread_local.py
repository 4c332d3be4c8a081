"""Each thread of a pool opens one connection and keeps it."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

local = threading.local()


class Connection:
    """Stands for one that only a single thread may use."""


def connect():
    local.connection = Connection()


def runner(number):
    pause(0.5)
    return local.connection


if __name__ == "__main__":
    with ThreadPoolExecutor(
        max_workers=3, initializer=connect
    ) as ex:
        used = Counter(ex.map(runner, range(6)))
    print(f"Connections: {len(used)}")
    print(f"Calls that used each: {list(used.values())}")
    print(f"In the main thread: {vars(local)}")
