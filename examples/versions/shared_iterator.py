"""Let several threads take from one iterator."""

import threading
from concurrent.futures import ThreadPoolExecutor


def numbers():
    yield from range(1000)


def runner(shared, all_running):
    all_running.wait()
    return list(shared)


if __name__ == "__main__":
    all_running = threading.Barrier(4)
    shared = threading.serialize_iterator(numbers())
    with ThreadPoolExecutor(max_workers=4) as executor:
        lists = executor.map(
            runner, [shared] * 4, [all_running] * 4
        )
    taken = [number for each in lists for number in each]
    print("Numbers taken:", len(taken))
    print("Different ones:", len(set(taken)))
