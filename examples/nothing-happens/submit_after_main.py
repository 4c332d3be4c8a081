"""No pool takes calls after the main thread has ended."""

from concurrent.futures import ThreadPoolExecutor
from threading import Timer


def runner(number):
    return number * number


def work():
    with ThreadPoolExecutor(max_workers=1) as executor:
        print("Result:", executor.submit(runner, 2).result())


if __name__ == "__main__":
    timer = Timer(0.5, work)
    timer.start()
    print("The main thread has ended")
