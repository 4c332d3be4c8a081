"""Behind a lock, threads take turns at one generator."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


class InTurn:
    def __init__(self, iterator):
        self.iterator = iterator
        self.lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.iterator)


def numbers():
    for number in range(6):
        pause(0.1)
        yield number


if __name__ == "__main__":
    shared = InTurn(numbers())
    with ThreadPoolExecutor(max_workers=3) as executor:
        lists = executor.map(list, [shared] * 3)
    print(sorted(number for each in lists for number in each))
