"""Send a method to a process: its object goes along."""

from concurrent.futures import ProcessPoolExecutor
from threading import Lock


class Counter:
    def __init__(self):
        self.lock = Lock()

    def square(self, number):
        return number * number


if __name__ == "__main__":
    counter = Counter()
    with ProcessPoolExecutor(max_workers=1) as executor:
        future = executor.submit(counter.square, 4)
        print("Result:", future.result())
