"""Make in each worker what cannot be sent to it."""

from concurrent.futures import ProcessPoolExecutor
from threading import Lock


class Counter:
    def __init__(self):
        self.lock = Lock()

    def square(self, number):
        return number * number


def make_counter():
    global counter
    counter = Counter()


def square(number):
    return counter.square(number)


if __name__ == "__main__":
    with ProcessPoolExecutor(
        max_workers=1, initializer=make_counter
    ) as executor:
        print("Result:", executor.submit(square, 4).result())
