"""A generator refuses a thread while it runs in another."""

import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause


def numbers(running):
    for number in range(3):
        running.set()
        pause(0.3)
        yield number


if __name__ == "__main__":
    running = threading.Event()
    shared = numbers(running)
    with ThreadPoolExecutor(max_workers=1) as executor:
        future = executor.submit(list, shared)
        running.wait()
        try:
            next(shared)
        except ValueError as error:
            print("The main thread:", error)
    print("The other thread:", future.result())
