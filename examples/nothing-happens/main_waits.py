"""The main thread stays until all is submitted."""

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
    timer.join()
    print("The main thread has ended")
